public import OpenAI

/// What ties an answer to its request: a whole number or a text, never null (MCP, "Base protocol: Requests").
public enum JSONRPCID: Sendable, Hashable {
  /// A number.
  case number(Int)
  /// A text.
  case string(String)

  /// Reads an id; nil for anything else than a whole number or a text.
  public init?(_ json: JSON) {
    if let number = json.int {
      self = .number(number)
    } else if let text = json.string {
      self = .string(text)
    } else {
      return nil
    }
  }

  /// The id as it stands in a message.
  public var json: JSON {
    switch self {
    case .number(let number): .int(number)
    case .string(let text): .string(text)
    }
  }
}
