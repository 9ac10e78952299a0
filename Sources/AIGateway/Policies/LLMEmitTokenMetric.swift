import HTTPTransport
import LabTime
import OpenAI

/// `llm-emit-token-metric`: sends the tokens of each answer, with dimensions, to whoever gathers metrics.
///
/// Source: the "llm-emit-token-metric" page of the policy reference. What the model reports is emitted; the tokens
/// of a streamed answer that reports none are estimated. A request that no backend has answered emits nothing.
struct LLMEmitTokenMetric: Policy {
  static let name = "llm-emit-token-metric"
  static let sections: Set<Section> = [.inbound]

  private let namespace: String
  private let dimensions: MetricDimensions

  init(_ element: PolicyElement) throws(PolicyError) {
    namespace = try element.optionalLiteral("namespace") ?? MetricDimensions.usualNamespace
    // Its page of the reference says five; documents with six are in use, and Azure Monitor takes ten.
    dimensions = try MetricDimensions(element, most: 10)
    guard !dimensions.isEmpty else {
      throw element.error(
        "<\(element.name)> has no dimension", hint: "add one such as <dimension name=\"API ID\" />")
    }
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    guard context.gathersMetrics else { return .next }
    let values = try await dimensions.evaluate(context)
    let prompt = try await streamedPrompt(context)
    context.needsPlainAnswer = true
    context.whenAnswered { context in await measure(prompt, values, context) }
    return .next
  }

  // A request for a stream, which may come without usage; read before a policy behind this one can change it.
  private func streamedPrompt(_ context: PolicyContext) async throws -> StreamedPrompt? {
    try await context.gather(.request)
    guard case .bytes(let bytes) = context.request.body, streamRequested(in: bytes) else { return nil }
    let body = try? JSON(parsing: bytes)
    return StreamedPrompt(body: body ?? .null, tokenizer: context.tokenizer(forRequest: body))
  }

  private func measure(
    _ prompt: StreamedPrompt?, _ values: [Metric.Dimension], _ context: PolicyContext
  ) async {
    guard context.backendHasAnswered, let response = context.response, (200..<300).contains(response.status)
    else { return }
    let values = dimensions.completed(values, context)
    let report = TokenReport(namespace: namespace, dimensions: values, emit: context.metricSink)
    let clock = context.environment.clock
    if response.isEventStream, case .stream(let stream) = response.body {
      let prompt = prompt ?? StreamedPrompt(body: .null, tokenizer: context.tokenizer(forRequest: nil))
      let meter = TokenMeter(prompt.tokenizer) { usage, completion in
        let usage =
          usage ?? Usage(promptTokens: prompt.tokens, completionTokens: completion)
        report.emit(usage, at: clock.now)
      }
      context.response?.body = .stream(meter.metering(stream))
      return
    }
    guard (try? await context.gather(.response)) != nil, case .bytes(let bytes)? = context.response?.body,
      let usage = Usage.find(in: bytes)
    else { return }
    report.emit(usage, at: clock.now)
  }
}

/// The body of a request whose answer is streamed.
private struct StreamedPrompt: Sendable {
  let body: JSON
  let tokenizer: any Tokenizer

  /// Its tokens, estimated.
  var tokens: Int { TokenCount.prompt(of: body, with: tokenizer) }
}
