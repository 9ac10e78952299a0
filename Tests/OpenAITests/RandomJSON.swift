import OpenAI

/// Makes random documents; the same seed makes the same ones.
struct RandomJSON: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state ^ (state >> 33)) &* 0xff51_afd7_ed55_8ccd
  }

  mutating func value(depth: Int = 0) -> JSON {
    switch Int.random(in: 0..<(depth < 4 ? 7 : 5), using: &self) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &self))
    case 2: return .int(Int.random(in: -1000...1_000_000, using: &self))
    case 3: return .number(JSONNumber(Double.random(in: -1e9...1e9, using: &self)) ?? JSONNumber(0))
    case 4: return .string(text())
    case 5: return .array((0..<Int.random(in: 0..<4, using: &self)).map { _ in value(depth: depth + 1) })
    default: return .object(object(depth: depth))
    }
  }

  mutating func object(depth: Int = 0) -> JSONObject {
    var members: [JSONObject.Member] = []
    for _ in 0..<Int.random(in: 0..<6, using: &self) {
      let name = Bool.random(using: &self) ? name() : text()
      members.append(JSONObject.Member(name, value(depth: depth + 1)))
    }
    return JSONObject(members)
  }

  /// The value with something random in one place.
  mutating func disturbed(_ json: JSON) -> JSON {
    guard Int.random(in: 0..<4, using: &self) > 0 else { return value(depth: 2) }
    switch json {
    case .array(var elements) where !elements.isEmpty:
      let index = Int.random(in: 0..<elements.count, using: &self)
      elements[index] = disturbed(elements[index])
      return .array(elements)
    case .object(var object) where !object.members.isEmpty:
      let member = object.members[Int.random(in: 0..<object.members.count, using: &self)]
      object[member.name] = disturbed(member.value)
      return .object(object)
    default: return value(depth: 2)
    }
  }

  /// The JSON text with blanks thrown in between tokens, which strings must not mistake for theirs.
  mutating func spaced(_ json: JSON) -> [UInt8] {
    var bytes: [UInt8] = []
    var inString = false
    var escaped = false
    for byte in json.bytes {
      bytes.append(byte)
      if inString {
        if !escaped, byte == UInt8(ascii: "\"") { inString = false }
        escaped = !escaped && byte == UInt8(ascii: "\\")
        continue
      }
      if byte == UInt8(ascii: "\"") {
        inString = true
      } else if ",:[]{}".utf8.contains(byte), Int.random(in: 0..<3, using: &self) == 0 {
        bytes.append([0x20, 0x0a, 0x0d, 0x09][Int.random(in: 0..<4, using: &self)])
      }
    }
    return bytes
  }

  private mutating func name() -> String {
    ["usage", "stream", "prompt_tokens", "completion_tokens", "total_tokens", "a"][
      Int.random(in: 0..<6, using: &self)]
  }

  private mutating func text() -> String {
    let parts = ["\"", "\\", "}", "{", "\"usage\":{", "\"stream\":true", "é", "😀", "\n", "a", ",", "]", " "]
    return (0..<Int.random(in: 0..<6, using: &self)).map { _ in
      parts[Int.random(in: 0..<parts.count, using: &self)]
    }.joined()
  }
}
