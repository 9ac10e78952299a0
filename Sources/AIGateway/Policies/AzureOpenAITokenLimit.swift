/// `azure-openai-token-limit`: ``LLMTokenLimit`` under the name it has for Azure OpenAI's APIs.
struct AzureOpenAITokenLimit: Policy {
  static let name = "azure-openai-token-limit"
  static let sections = LLMTokenLimit.sections

  private let limit: LLMTokenLimit

  init(_ element: PolicyElement) throws(PolicyError) {
    limit = try LLMTokenLimit(element)
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    try await limit.run(context)
  }
}
