public import OpenAI

/// A request that a client sent and the last answer it got.
public struct Exchange: Sendable, Hashable, Codable {
  /// The status; nil when no answer came.
  public var status: Int?
  /// The reason phrase of the status; nil when no answer came.
  public var reason: String?
  /// Tokens of the prompt; nil when the answer reports none, as a refusal does.
  public var promptTokens: Int?
  /// Tokens of the completion; nil when the answer reports none, as a refusal does.
  public var completionTokens: Int?
  /// The answer's text: what the model said, or the body of an error.
  public var text = ""
  /// The calls of functions that the model wants made; nil when there are none.
  public var calls: [ToolCall]?
  /// Why the model stopped, in OpenAI's words; nil when the answer does not say, as a refusal does not.
  public var finishReason: String?
  /// A hash (FNV-1a) of the last answer's body: the same for the same bytes.
  public var fingerprint: String?
  /// Seconds that the last refusal asked to wait.
  public var retryAfter: Int?
  /// How often the request was sent.
  public var attempts = 1
  /// The region of the model endpoint that answered.
  public var region: String?
  /// When it was first sent, in milliseconds of the run's clock since the Unix epoch.
  public var startedAt: Int64
  /// Milliseconds from the first sending to the last answer's end, waits between attempts included.
  public var milliseconds: Double = 0

  /// When the last answer ended, in milliseconds of the run's clock since the Unix epoch.
  public var endedAt: Int64 { startedAt + Int64(milliseconds) }

  /// Prompt and completion tokens; 0 when the answer reports none.
  public var totalTokens: Int { (promptTokens ?? 0) &+ (completionTokens ?? 0) }
}
