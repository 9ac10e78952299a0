/// `azure-openai-semantic-cache-store`: ``LLMSemanticCacheStore`` under the name it has for Azure OpenAI's
/// APIs.
struct AzureOpenAISemanticCacheStore: Policy {
  static let name = "azure-openai-semantic-cache-store"
  static let sections = LLMSemanticCacheStore.sections

  private let store: LLMSemanticCacheStore

  init(_ element: PolicyElement) throws(PolicyError) {
    store = try LLMSemanticCacheStore(element)
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    try await store.run(context)
  }
}
