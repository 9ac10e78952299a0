/// How many tokens a request took, as the service reports it.
///
/// The names are OpenAI's; what the Responses API and Anthropic call input and output tokens is prompt and
/// completion here.
public struct Usage: Sendable, Hashable {
  /// Tokens of the prompt.
  public var promptTokens: Int
  /// Tokens of the answer, reasoning included.
  public var completionTokens: Int
  /// Both together.
  public var totalTokens: Int
  /// Prompt tokens that came from the service's prompt cache, if it told.
  public var cachedTokens: Int?
  /// Prompt tokens that were audio, if it told.
  public var promptAudioTokens: Int?
  /// Completion tokens spent on reasoning, if it told.
  public var reasoningTokens: Int?
  /// Completion tokens that are audio, if it told.
  public var completionAudioTokens: Int?
  /// Tokens of a predicted output that appeared in the answer, if it told.
  public var acceptedPredictionTokens: Int?
  /// Tokens of a predicted output that did not, if it told.
  public var rejectedPredictionTokens: Int?
  /// Prompt tokens written to the prompt cache (Anthropic), if it told.
  public var cacheCreationTokens: Int?

  /// Creates a usage without details.
  public init(promptTokens: Int, completionTokens: Int) {
    self.promptTokens = promptTokens
    self.completionTokens = completionTokens
    totalTokens = promptTokens &+ completionTokens
  }
}

extension Usage {
  /// The `usage` object; every chat model of today reports the details, text completions do not.
  func json(_ dialect: Dialect, withDetails: Bool) -> JSON {
    let prompt = JSONObject.Member("prompt_tokens", .int(promptTokens))
    let completion = JSONObject.Member("completion_tokens", .int(completionTokens))
    let total = JSONObject.Member("total_tokens", .int(totalTokens))
    let audio = JSON.int(completionAudioTokens ?? 0)
    let accepted = JSON.int(acceptedPredictionTokens ?? 0)
    let reasoning = JSON.int(reasoningTokens ?? 0)
    let rejected = JSON.int(rejectedPredictionTokens ?? 0)
    let cached = JSON.int(cachedTokens ?? 0)
    let promptAudio = JSON.int(promptAudioTokens ?? 0)
    switch dialect {
    case .azure:
      guard withDetails else { return .object(JSONObject([completion, prompt, total])) }
      let completionDetails: JSON = [
        "accepted_prediction_tokens": accepted, "audio_tokens": audio,
        "reasoning_tokens": reasoning, "rejected_prediction_tokens": rejected,
      ]
      let promptDetails: JSON = ["audio_tokens": promptAudio, "cached_tokens": cached]
      return .object(
        JSONObject([
          completion, JSONObject.Member("completion_tokens_details", completionDetails),
          prompt, JSONObject.Member("prompt_tokens_details", promptDetails), total,
        ]))
    case .openAI:
      guard withDetails else { return .object(JSONObject([prompt, completion, total])) }
      let promptDetails: JSON = ["cached_tokens": cached, "audio_tokens": promptAudio]
      let completionDetails: JSON = [
        "reasoning_tokens": reasoning, "audio_tokens": audio,
        "accepted_prediction_tokens": accepted, "rejected_prediction_tokens": rejected,
      ]
      return .object(
        JSONObject([
          prompt, completion, total, JSONObject.Member("prompt_tokens_details", promptDetails),
          JSONObject.Member("completion_tokens_details", completionDetails),
        ]))
    }
  }
}
