/// A byte pair encoding of OpenAI's, named as tiktoken names it.
public enum TokenEncoding: String, Sendable, Hashable, CaseIterable {
  /// GPT-4, GPT-3.5 and the embedding models.
  case cl100k = "cl100k_base"
  /// GPT-4o and everything after it.
  case o200k = "o200k_base"

  // tiktoken's `model.py`. Azure writes gpt-35 for gpt-3.5.
  private static let olderFamilies = [
    "gpt-3.5", "gpt-35", "gpt-4-", "gpt-4:", "text-embedding-", "davinci-002", "babbage-002",
  ]

  /// The encoding of a model or of a deployment that is named like one; an unknown name has the newer one.
  public init(model name: String) {
    let tuned = name.lowercased()
    let name = tuned.hasPrefix("ft:") ? String(tuned.dropFirst(3)) : tuned
    let isOlder = name == "gpt-4" || Self.olderFamilies.contains { name.hasPrefix($0) }
    self = isOlder ? .cl100k : .o200k
  }
}
