/// What a policy document uses a backend for.
public enum BackendRole: Sendable, Hashable {
  /// Requests are sent on to it.
  case forwarding
  /// `llm-semantic-cache-lookup` has prompts embedded there.
  case embeddings
  /// `llm-content-safety` has prompts judged there.
  case contentSafety
}
