/// A model of OpenAI's, as far as a simulator must know it.
public struct Model: Sendable, Hashable {
  /// Its family name, such as `gpt-4o-mini`.
  public let name: String
  /// Its exact name, which answers carry, such as `gpt-4o-mini-2024-07-18`.
  public let snapshot: String
  /// What it can be asked for.
  public let operations: Set<ModelOperation>
  /// How many numbers its vectors have, if it embeds; nil for as many as the process' own embedder gives.
  public let dimensions: Int?
  /// How many tokens of a conversation it reads; nil for any number.
  public let contextWindow: Int?
  /// How many tokens it writes at most; nil for any number.
  public let mostCompletionTokens: Int?

  /// Describes a model that is not in the catalogue.
  public init(
    _ name: String, snapshot: String, operations: Set<ModelOperation> = [.chatCompletions, .responses],
    dimensions: Int? = nil, contextWindow: Int? = nil, mostCompletionTokens: Int? = nil
  ) {
    self.name = name
    self.snapshot = snapshot
    self.operations = operations
    self.dimensions = dimensions
    self.contextWindow = contextWindow
    self.mostCompletionTokens = mostCompletionTokens
  }

  /// The model of this name; one that is not in the catalogue chats and is its own snapshot.
  public init(named name: String) {
    self = Self.catalogue.first { $0.name == name } ?? Model(name, snapshot: name)
  }

  /// The models whose snapshots are known: OpenAI's and Azure's model pages of 2025.
  public static let catalogue = [
    Model(
      "gpt-4o-mini", snapshot: "gpt-4o-mini-2024-07-18", contextWindow: 128_000, mostCompletionTokens: 16_384),
    Model(
      "gpt-4o", snapshot: "gpt-4o-2024-11-20", contextWindow: 128_000, mostCompletionTokens: 16_384),
    Model(
      "gpt-4.1", snapshot: "gpt-4.1-2025-04-14", contextWindow: 1_047_576, mostCompletionTokens: 32_768),
    Model(
      "gpt-4.1-mini", snapshot: "gpt-4.1-mini-2025-04-14", contextWindow: 1_047_576,
      mostCompletionTokens: 32_768),
    Model(
      "gpt-4.1-nano", snapshot: "gpt-4.1-nano-2025-04-14", contextWindow: 1_047_576,
      mostCompletionTokens: 32_768),
    Model("gpt-5", snapshot: "gpt-5-2025-08-07", contextWindow: 400_000, mostCompletionTokens: 128_000),
    Model(
      "gpt-5-mini", snapshot: "gpt-5-mini-2025-08-07", contextWindow: 400_000, mostCompletionTokens: 128_000),
    Model(
      "gpt-5-nano", snapshot: "gpt-5-nano-2025-08-07", contextWindow: 400_000, mostCompletionTokens: 128_000),
    Model(
      "gpt-4", snapshot: "gpt-4-0613", contextWindow: 8_192, mostCompletionTokens: 8_192),
    Model(
      "gpt-35-turbo", snapshot: "gpt-35-turbo", contextWindow: 16_385, mostCompletionTokens: 4_096),
    Model(
      "gpt-3.5-turbo", snapshot: "gpt-3.5-turbo-0125", contextWindow: 16_385, mostCompletionTokens: 4_096),
    Model(
      "o1", snapshot: "o1-2024-12-17", contextWindow: 200_000, mostCompletionTokens: 100_000),
    Model("o3", snapshot: "o3-2025-04-16", contextWindow: 200_000, mostCompletionTokens: 100_000),
    Model(
      "o3-mini", snapshot: "o3-mini-2025-01-31", contextWindow: 200_000, mostCompletionTokens: 100_000),
    Model(
      "o4-mini", snapshot: "o4-mini-2025-04-16", contextWindow: 200_000, mostCompletionTokens: 100_000),
    Model("gpt-35-turbo-instruct", snapshot: "gpt-35-turbo-instruct", operations: [.completions]),
    Model(
      "gpt-3.5-turbo-instruct", snapshot: "gpt-3.5-turbo-instruct:20230824-v2", operations: [.completions]),
    Model("davinci-002", snapshot: "davinci-002", operations: [.completions]),
    Model("babbage-002", snapshot: "babbage-002", operations: [.completions]),
    Model(
      "text-embedding-ada-002", snapshot: "text-embedding-ada-002", operations: [.embeddings],
      dimensions: 1536),
    Model(
      "text-embedding-3-small", snapshot: "text-embedding-3-small", operations: [.embeddings],
      dimensions: 1536),
    Model(
      "text-embedding-3-large", snapshot: "text-embedding-3-large", operations: [.embeddings],
      dimensions: 3072),
    Model("dall-e-2", snapshot: "dall-e-2", operations: [.images]),
    Model("dall-e-3", snapshot: "dall-e-3", operations: [.images]),
    Model("gpt-image-1", snapshot: "gpt-image-1", operations: [.images]),
    Model("gpt-image-1-mini", snapshot: "gpt-image-1-mini", operations: [.images]),
  ]
}
