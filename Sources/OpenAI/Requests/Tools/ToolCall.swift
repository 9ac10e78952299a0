/// A call of a function that a model wants made.
public struct ToolCall: Sendable, Hashable, Codable {
  /// Tells the call from others, `call_...`; the result names it. Empty in the deprecated `function_call`.
  public var id: String
  /// The function.
  public var name: String
  /// Its arguments: the text of a JSON object, as models write it.
  public var arguments: String

  /// Creates a call.
  public init(id: String, name: String, arguments: String) {
    self.id = id
    self.name = name
    self.arguments = arguments
  }
}

extension ToolCall {
  /// Reads an element of `tool_calls`; nil when it is no call of a function.
  public init?(_ json: JSON) {
    guard let function = json["function"], let name = function["name"]?.string else { return nil }
    self.init(id: json["id"]?.string ?? "", name: name, arguments: function["arguments"]?.string ?? "{}")
  }

  /// The element of `tool_calls`.
  public var json: JSON {
    ["id": .string(id), "type": "function", "function": function]
  }

  /// The deprecated `function_call` of a message, and what `tool_calls` have inside.
  public var function: JSON {
    ["name": .string(name), "arguments": .string(arguments)]
  }
}
