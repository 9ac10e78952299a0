import LabTime
import OpenAI

/// Makes a value that a JSON schema describes, for `response_format: json_schema`.
///
/// Knows the keywords that structured outputs allow for shape: type, properties, items, enum, const, anyOf.
struct SchemaInstance {
  private let random: RandomSource

  init(_ random: RandomSource) {
    self.random = random
  }

  /// A value for a schema; null where the schema says nothing or lies deeper than structured outputs allow.
  func value(for schema: JSON, depth: Int = 0) -> JSON {
    guard depth < 10 else { return .null }
    if let constant = schema["const"] { return constant }
    if let choices = schema["enum"]?.array, !choices.isEmpty { return pick(choices) }
    if let choices = schema["anyOf"]?.array, let first = choices.first {
      return value(for: first, depth: depth + 1)
    }
    switch schema["type"]?.string ?? schema["type"]?[0]?.string {
    case "object":
      let members = schema["properties"]?.object?.members ?? []
      return .object(
        JSONObject(members.map { JSONObject.Member($0.name, value(for: $0.value, depth: depth + 1)) }))
    case "array":
      guard let items = schema["items"] else { return [] }
      return .array((0..<random.next(in: 1...3)).map { _ in value(for: items, depth: depth + 1) })
    case "string": return .string(Phrasebook.english.words(random))
    case "integer": return .int(random.next(in: 1...100))
    case "number": return .number(JSONNumber(Double(random.next(in: 1...1000)) / 10) ?? JSONNumber(0))
    case "boolean": return .bool(random.next(in: 0...1) == 1)
    default: return .null
    }
  }

  private func pick(_ choices: [JSON]) -> JSON {
    choices[random.next(in: 0...(choices.count - 1))]
  }
}
