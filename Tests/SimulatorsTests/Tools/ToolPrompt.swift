import OpenAI

/// A prompt, the functions on offer, and the calls that it is expected to lead to.
///
/// Written in lines: `# name` begins a set of functions, `name: description` is a function, and an indented
/// `name type: description` an argument, with `!` behind the name of one that is required; its type is one of JSON
/// Schema's, a format, `string[]`, values with commas between them, or `json` with a whole schema behind the colon. `> text` is a prompt, and each `= name {...}`
/// below it an expected call, `= -` none. A text of the expected arguments may differ in case, `~` begins one that is
/// part of the actual one.
struct ToolPrompt: Sendable, CustomStringConvertible {
  let tools: JSON
  let text: String
  let expected: [(name: String, arguments: JSON)]

  var description: String { text }

  static func read(_ source: String) -> [ToolPrompt] {
    var prompts: [ToolPrompt] = []
    var functions: [(name: String, description: String, arguments: [(String, JSON, Bool)])] = []
    var prompt: (text: String, expected: [(String, JSON)])?
    func finish() {
      guard let (text, expected) = prompt else { return }
      prompts.append(ToolPrompt(tools: .array(functions.map(tool)), text: text, expected: expected))
      prompt = nil
    }
    for line in source.split(separator: "\n") {
      switch line.first {
      case "#":
        finish()
        functions = []
      case ">":
        finish()
        prompt = (String(line.dropFirst(2)), [])
      case "=":
        let name = line.dropFirst(2).prefix { $0 != " " }
        let arguments = (try? JSON(parsing: String(line.dropFirst(3 + name.count)))) ?? [:]
        if name != "-" { prompt?.expected.append((String(name), arguments)) }
      case " ":
        let (head, description) = halves(line.drop { $0 == " " })
        let words = head.split(separator: " ").map(String.init)
        let name = words[0].hasSuffix("!") ? String(words[0].dropLast()) : words[0]
        functions[functions.count - 1].arguments.append(
          (name, schema(words[1], description), words[0] != name))
      default:
        let (name, description) = halves(line)
        functions.append((name, description, []))
      }
    }
    finish()
    return prompts
  }

  private static func halves(_ line: Substring) -> (String, String) {
    let head = line.prefix { $0 != ":" }
    return (String(head), String(line.dropFirst(head.count).drop { $0 == ":" || $0 == " " }))
  }

  private static func schema(_ type: String, _ description: String) -> JSON {
    var schema: JSONObject =
      switch type {
      case "string", "integer", "number", "boolean": ["type": .string(type)]
      case "string[]": ["type": "array", "items": ["type": "string"]]
      case "json": (try? JSON(parsing: description))?.object ?? [:]
      case _ where type.contains(","):
        ["type": "string", "enum": .array(type.split(separator: ",").map { .string(String($0)) })]
      default: ["type": "string", "format": .string(type)]
      }
    if !description.isEmpty, type != "json" { schema["description"] = .string(description) }
    return .object(schema)
  }

  private static func tool(_ name: String, _ description: String, _ arguments: [(String, JSON, Bool)]) -> JSON
  {
    let properties = JSONObject(arguments.map { JSONObject.Member($0.0, $0.1) })
    let required = arguments.filter { $0.2 }.map { JSON.string($0.0) }
    return [
      "type": "function",
      "function": [
        "name": .string(name), "description": .string(description),
        "parameters": ["type": "object", "properties": .object(properties), "required": .array(required)],
      ],
    ]
  }

  /// Whether calls are the expected ones, in any order.
  func isMet(by calls: [ToolCall]) -> Bool {
    guard calls.count == expected.count else { return false }
    var rest = calls
    for (name, arguments) in expected {
      let index = rest.firstIndex { call in
        let actual = (try? JSON(parsing: call.arguments)) ?? .null
        return call.name == name && Self.matches(arguments, actual)
      }
      guard let index else { return false }
      rest.remove(at: index)
    }
    return true
  }

  private static func matches(_ expected: JSON, _ actual: JSON) -> Bool {
    switch (expected, actual) {
    case (.object(let one), .object(let other)):
      return Set(one.members.map(\.name)) == Set(other.members.map(\.name))
        && one.members.allSatisfy { matches($0.value, other[$0.name] ?? .null) }
    case (.array(let one), .array(let other)):
      return one.count == other.count && zip(one, other).allSatisfy(matches)
    case (.number, .number): return expected.double == actual.double
    case (.string(let one), .string(let other)):
      return one.hasPrefix("~")
        ? other.lowercased().contains(one.dropFirst().lowercased()) : one.lowercased() == other.lowercased()
    default: return expected == actual
    }
  }
}
