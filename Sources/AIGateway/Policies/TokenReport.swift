import LabTime
import OpenAI

/// The metrics that one answer's usage makes.
struct TokenReport: Sendable {
  let namespace: String
  let dimensions: [Metric.Dimension]
  let emit: @Sendable (Metric) -> Void

  /// Emits a metric for each count that there is; a count of zero would add nothing to a sum.
  func emit(_ usage: Usage, at time: Instant) {
    let counts: [(name: String, tokens: Int?)] = [
      ("Total Tokens", usage.totalTokens), ("Prompt Tokens", usage.promptTokens),
      ("Completion Tokens", usage.completionTokens), ("Cached Tokens", usage.cachedTokens),
      ("Cache Creation Prompt Tokens", usage.cacheCreationTokens),
      ("Reasoning Tokens", usage.reasoningTokens), ("Prompt Audio Tokens", usage.promptAudioTokens),
      ("Completion Audio Tokens", usage.completionAudioTokens),
      ("Accepted Prediction Tokens", usage.acceptedPredictionTokens),
      ("Rejected Prediction Tokens", usage.rejectedPredictionTokens),
    ]
    for (name, tokens) in counts {
      guard let tokens, tokens > 0 else { continue }
      emit(
        Metric(namespace: namespace, name: name, value: Double(tokens), dimensions: dimensions, time: time))
    }
  }
}
