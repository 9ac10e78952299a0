/// `azure-openai-semantic-cache-lookup`: ``LLMSemanticCacheLookup`` under the name it has for Azure OpenAI's
/// APIs.
struct AzureOpenAISemanticCacheLookup: Policy {
  static let name = "azure-openai-semantic-cache-lookup"
  static let sections = LLMSemanticCacheLookup.sections

  private let lookup: LLMSemanticCacheLookup

  init(_ element: PolicyElement) throws(PolicyError) {
    lookup = try LLMSemanticCacheLookup(element)
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    try await lookup.run(context)
  }
}
