import OpenAI

/// The JSON objects that stand in a text, and the rest of it.
struct QuotedJSON {
  /// The outermost objects with members, in order.
  private(set) var objects: [JSON] = []
  /// The text without them.
  let rest: String

  private static let most = 200_000
  // What begins like an object and is none is tried again from its next brace, so many times.
  private static let mostAttempts = 64

  init(_ text: String) {
    let bytes = Array(text.utf8.prefix(Self.most))
    var rest: [UInt8] = []
    var index = 0
    var attempts = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "{"), attempts < Self.mostAttempts {
        attempts += 1
        if let end = Self.end(of: bytes, from: index),
          let json = try? JSON(parsing: Array(bytes[index..<end])),
          json.object?.members.isEmpty == false
        {
          objects.append(json)
          index = end
          continue
        }
      }
      rest.append(bytes[index])
      index += 1
    }
    self.rest = String(decoding: rest, as: UTF8.self)
  }

  // Behind the brace that closes the first one.
  private static func end(of bytes: [UInt8], from start: Int) -> Int? {
    var depth = 0
    var isQuoted = false
    var isEscaped = false
    for index in start..<bytes.count {
      switch bytes[index] {
      case _ where isEscaped: isEscaped = false
      case UInt8(ascii: "\\") where isQuoted: isEscaped = true
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: "{") where !isQuoted: depth += 1
      case UInt8(ascii: "}") where !isQuoted:
        depth -= 1
        if depth == 0 { return index + 1 }
      default: break
      }
    }
    return nil
  }
}
