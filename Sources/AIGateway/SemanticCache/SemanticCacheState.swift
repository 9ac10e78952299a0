public import LabTime

/// What a gateway's semantic cache holds and has done: for labs and for whoever operates it.
///
/// The numbers are those that API Management's external cache, a Redis, tells with `INFO stats`.
public struct SemanticCacheState: Sendable, Hashable, Codable {
  /// An answer that is kept.
  public struct Entry: Sendable, Hashable, Codable {
    /// The conversation that it was given to, a message a line.
    public var prompt: String
    /// The API.
    public var api: String
    /// The values that the policy's `vary-by` had.
    public var varyBy: [String]
    /// How often it has answered since.
    public var hits: Int
    /// When it is gone, in milliseconds since the Unix epoch.
    public var expiresAt: Int64
  }

  /// Lookups that found an answer.
  @Counted public var hits = 0
  /// Lookups that found none.
  @Counted public var misses = 0
  /// Times that an answer was near enough, and the comparison of the words kept it apart.
  @Counted public var nearMisses = 0
  /// Prompts that were embedded.
  @Counted public var embeddings = 0
  /// Answers that were stored.
  @Counted public var stored = 0
  /// Answers that were let go of when their time was over.
  @Counted public var expired = 0
  /// Answers that were let go of to make room.
  @Counted public var evicted = 0
  /// About how many bytes of memory are in use.
  @Counted public var size = 0
  /// What is kept, in the order of storing.
  public var entries: [Entry] = []
}
