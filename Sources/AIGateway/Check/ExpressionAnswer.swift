public import OpenAI
import PolicyExpressions

/// What an expression answered.
public struct ExpressionAnswer: Sendable, Hashable {
  /// The full .NET name of the value's type, such as `System.Int32`; `null` for null.
  public let type: String
  /// What `ToString()` answers; nothing for null.
  public let text: String
  /// The value as JSON: numbers, truth values, null and JSON itself as such, everything else as its text.
  public let json: JSON

  init(_ value: Value) {
    let text = String.result(value) ?? ""
    self.text = text
    type = value.isNull ? "null" : value.type.fullName
    json = Self.json(value, text)
  }

  private static func json(_ value: Value, _ text: String) -> JSON {
    switch value {
    case .null: return .null
    case .bool(let truth): return .bool(truth)
    case .double(let number): return JSONNumber(number).map(JSON.number) ?? .string(text)
    case .byte, .short, .int, .uint, .long:
      return value.integer.map { .int(Int($0)) } ?? .string(text)
    case .object(let token as JToken):
      guard let compact = try? token.compactText(), let json = try? JSON(parsing: compact) else {
        return .string(text)
      }
      return json
    default: return .string(text)
    }
  }
}
