import OpenAI

/// A call of a function in a reply, its arguments cut into tokens.
struct ReplyCall: Sendable {
  // What a call takes besides its name and arguments; the service does not say, this is what it comes to.
  private static let frame = 6

  let id: String
  let name: String
  /// The tokens' texts of the arguments.
  let pieces: [String]
  /// The tokens of what comes before the arguments.
  let headTokens: Int

  init(_ call: ToolPlan.Call, id: String, _ tokenizer: some Tokenizer) {
    self.init(
      id: id, name: call.name, pieces: tokenizer.pieces(of: call.arguments.description),
      headTokens: tokenizer.count(call.name) + Self.frame)
  }

  private init(id: String, name: String, pieces: [String], headTokens: Int) {
    self.id = id
    self.name = name
    self.pieces = pieces
    self.headTokens = headTokens
  }

  var tokens: Int { headTokens + pieces.count }

  var call: ToolCall { ToolCall(id: id, name: name, arguments: pieces.joined()) }

  /// The call with no more tokens than these.
  func cut(to limit: Int) -> ReplyCall {
    guard tokens > limit else { return self }
    return ReplyCall(
      id: id, name: name, pieces: Array(pieces.prefix(max(0, limit - headTokens))),
      headTokens: min(limit, headTokens))
  }
}
