import HTTPTransport
import PolicyExpressions

/// The headers and variables in which a rate limit tells what is left.
struct RateLimitReport: Sendable {
  private let retryAfterHeader: String
  private let retryAfterVariable: String?
  private let remainingHeader: String?
  private let remainingVariable: String?
  private let totalHeader: String?

  init(_ element: PolicyElement) throws(PolicyError) {
    retryAfterHeader = try element.optionalLiteral("retry-after-header-name") ?? "Retry-After"
    retryAfterVariable = try element.optionalLiteral("retry-after-variable-name")
    remainingHeader = try element.optionalLiteral("remaining-calls-header-name")
    remainingVariable = try element.optionalLiteral("remaining-calls-variable-name")
    totalHeader = try element.optionalLiteral("total-calls-header-name")
  }

  /// Sets the variable of a request that may go on.
  func admitted(_ left: Int, _ context: PolicyContext) {
    if let remainingVariable { context.variables[remainingVariable] = .int(Int32(clamping: left)) }
  }

  /// Sets the headers of the answer, and the variable as the outbound section sees it.
  func answered(_ left: Int, of calls: Int, _ context: PolicyContext) {
    admitted(left, context)
    if let remainingHeader { context.response?.headers[remainingHeader] = String(left) }
    if let totalHeader { context.response?.headers[totalHeader] = String(calls) }
  }

  /// Sets the variables of a refused request and makes the failure that it ends with.
  ///
  /// Source: "Error handling in API Management policies", predefined errors.
  func refused(_ refusal: RateRefusal, _ context: PolicyContext) -> PolicyFailure {
    admitted(0, context)
    var message = "Rate limit is exceeded."
    var headers: Headers = [:]
    if let seconds = refusal.retryAfter {
      message += " Try again in \(seconds) seconds."
      headers[retryAfterHeader] = String(seconds)
      if let retryAfterVariable { context.variables[retryAfterVariable] = .int(Int32(clamping: seconds)) }
    }
    if let remainingHeader { headers[remainingHeader] = "0" }
    if let totalHeader { headers[totalHeader] = String(refusal.calls) }
    return PolicyFailure(
      status: 429, message: message, source: RateLimit.name, reason: "RateLimitExceeded",
      detail: "Rate limit is exceeded", headers: headers)
  }
}
