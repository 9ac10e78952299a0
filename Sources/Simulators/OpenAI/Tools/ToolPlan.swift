import OpenAI

/// What the simulated model does next in a conversation with functions.
enum ToolPlan {
  /// A call, before it has an ID.
  struct Call: Hashable {
    let name: String
    let arguments: JSON
  }

  /// Calls functions.
  case call([Call])
  /// Says this, which the calls' results or the lack of an argument tell.
  case say(String)
  /// Answers as if there were no functions.
  case answer
}
