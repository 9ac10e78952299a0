/// Why a model stopped.
public enum FinishReason: String, Sendable, Hashable {
  /// The answer was complete, or a stop sequence came.
  case stop
  /// The answer reached the most tokens it may have.
  case length
  /// The model wants tools to be called.
  case toolCalls = "tool_calls"
  /// A content filter cut the answer.
  case contentFilter = "content_filter"
  /// The model wants a function to be called (deprecated by OpenAI).
  case functionCall = "function_call"
}

extension Optional<FinishReason> {
  var json: JSON {
    map { .string($0.rawValue) } ?? .null
  }
}
