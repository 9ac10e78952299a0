public import OpenAI

/// What a tool answers: content for the model, and perhaps the same as JSON for programs.
public struct ToolResult: Sendable, Hashable {
  /// The parts, each a content block such as `{"type": "text", "text": "..."}`.
  public var content: [JSON]
  /// The result as JSON, by the tool's output schema.
  public var structuredContent: JSON?
  /// Whether the call failed; the content then says why.
  public var isError: Bool

  /// Creates a result from content blocks.
  public init(content: [JSON], structuredContent: JSON? = nil, isError: Bool = false) {
    self.content = content
    self.structuredContent = structuredContent
    self.isError = isError
  }

  /// A result of one text.
  public static func text(_ text: String) -> ToolResult { ToolResult(content: [block(text)]) }

  /// A result of JSON, which is also its text, for clients without structured results.
  public static func structured(_ json: JSON) -> ToolResult {
    ToolResult(content: [block(json.description)], structuredContent: json)
  }

  /// A call that failed, for the model to see and do better.
  public static func failure(_ text: String) -> ToolResult {
    ToolResult(content: [block(text)], isError: true)
  }

  private static func block(_ text: String) -> JSON { ["type": "text", "text": .string(text)] }

  /// Reads the result of `tools/call`; nil when it is none.
  init?(_ json: JSON) {
    guard let content = json["content"]?.array else { return nil }
    self.init(
      content: content, structuredContent: json["structuredContent"], isError: json["isError"]?.bool ?? false)
  }

  /// The result for a client of a revision.
  func json(_ revision: Revision) -> JSONObject {
    var object: JSONObject = ["content": .array(content)]
    if let structuredContent, revision.hasStructuredContent {
      object["structuredContent"] = structuredContent
    }
    // The first revision's clients want it spelled out.
    object["isError"] = .bool(isError)
    return object
  }

  /// The texts of the content, a line each.
  public var text: String { content.compactMap { $0["text"]?.string }.joined(separator: "\n") }
}
