import HTTPTransport
public import LabTime

/// One request that a step sent, as its sender saw it. Times are by the run's own clock.
public struct RequestRecord: Sendable, Hashable, Codable {
  /// The HTTP method.
  public var method: String
  /// The URL as it was asked for.
  public var url: String
  /// The status code of the last answer; nil when none came.
  public var status: Int?
  /// When the request was sent.
  public var startedAt: Instant
  /// Milliseconds from sending to the last byte of the answer.
  public var latencyMs: Double
  /// Milliseconds from sending to the first byte of the answer's body, for a streamed answer.
  public var ttfbMs: Double?
  /// Tokens of the prompt, as the answer reported them.
  public var promptTokens: Int?
  /// Tokens of the completion, as the answer reported them.
  public var completionTokens: Int?
  /// Tokens in all, as the answer reported them.
  public var totalTokens: Int?
  /// How often it was sent until this answer came; 1 without a retry.
  public var attempts: Int
  /// Seconds that the last answer asked to wait before the next try.
  public var retryAfter: Int?
  /// The backend that answered, such as its region, where that is known.
  public var backend: String?
  /// Why no answer came.
  public var error: String?
  /// The body as it was sent, where it is text of at most ``longestBody`` bytes.
  public var body: String?
  /// The name of the header field that bore the key.
  public var keyHeader: String?

  /// The longest body that is kept, in bytes.
  public static let longestBody = 16_384

  /// Creates a record of a request.
  public init(
    method: String, url: String, status: Int?, startedAt: Instant, latencyMs: Double, ttfbMs: Double? = nil,
    promptTokens: Int? = nil, completionTokens: Int? = nil, totalTokens: Int? = nil, attempts: Int = 1,
    retryAfter: Int? = nil, backend: String? = nil, error: String? = nil,
    body: String? = nil, keyHeader: String? = nil
  ) {
    self.method = method
    self.url = url
    self.status = status
    self.startedAt = startedAt
    self.latencyMs = latencyMs
    self.ttfbMs = ttfbMs
    self.promptTokens = promptTokens
    self.completionTokens = completionTokens
    self.totalTokens = totalTokens
    self.attempts = attempts
    self.retryAfter = retryAfter
    self.backend = backend
    self.error = error
    self.body = body
    self.keyHeader = keyHeader
  }
}

extension RequestRecord {
  /// Notes what it takes to send the same request again: the body, and which header field bears the key.
  mutating func keep(_ body: [UInt8], headers: Headers) {
    if body.count <= Self.longestBody { self.body = String(validating: body, as: UTF8.self) }
    keyHeader = ["api-key", "Ocp-Apim-Subscription-Key", "Authorization"].first { headers.contains($0) }
  }
}
