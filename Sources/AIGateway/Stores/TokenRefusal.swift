/// Why a token limit refuses a request.
enum TokenRefusal: Error, Sendable, Hashable {
  /// The tokens of the minute are used; seconds until the request fits, nil when it never will.
  case rate(retryAfter: Int?)
  /// The tokens of the period are used; seconds until the next period.
  case quota(retryAfter: Int)

  /// The status of the answer.
  var status: Int {
    switch self {
    case .rate: 429
    case .quota: 403
    }
  }

  /// Seconds for the header `Retry-After`; nil when no time would help.
  var retryAfter: Int? {
    switch self {
    case .rate(let seconds): seconds
    case .quota(let seconds): seconds
    }
  }

  /// The answer's message, as live gateways word it; plural always, hours and days by the same pattern.
  var message: String {
    switch self {
    case .rate(nil): "Token limit is exceeded."
    case .rate(let seconds?): "Token limit is exceeded. Try again in \(seconds) seconds."
    case .quota(let seconds): "Token quota is exceeded. Try again in \(Self.words(for: seconds))."
    }
  }

  private static func words(for seconds: Int) -> String {
    let parts = [
      (seconds / 86_400, "days"), (seconds / 3600 % 24, "hours"), (seconds / 60 % 60, "minutes"),
    ].drop { $0.0 == 0 }
    let tail = "\(seconds % 60) seconds"
    if parts.isEmpty { return tail }
    return parts.map { "\($0.0) \($0.1)" }.joined(separator: ", ") + " and " + tail
  }
}
