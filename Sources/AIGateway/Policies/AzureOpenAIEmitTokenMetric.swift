/// `azure-openai-emit-token-metric`: ``LLMEmitTokenMetric`` under the name it has for Azure OpenAI's APIs.
struct AzureOpenAIEmitTokenMetric: Policy {
  static let name = "azure-openai-emit-token-metric"
  static let sections = LLMEmitTokenMetric.sections

  private let metric: LLMEmitTokenMetric

  init(_ element: PolicyElement) throws(PolicyError) {
    metric = try LLMEmitTokenMetric(element)
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    try await metric.run(context)
  }
}
