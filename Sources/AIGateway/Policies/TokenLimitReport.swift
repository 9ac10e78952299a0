import HTTPTransport
import PolicyExpressions

/// The headers and variables in which a token limit tells what is left and what was used.
struct TokenLimitReport: Sendable {
  private let retryAfterHeader: String
  private let retryAfterVariable: String?
  private let remainingHeader: String?
  private let remainingVariable: String?
  private let remainingQuotaHeader: String?
  private let remainingQuotaVariable: String?
  private let consumedHeader: String?
  private let consumedVariable: String?

  init(_ element: PolicyElement) throws(PolicyError) {
    retryAfterHeader = try element.optionalLiteral("retry-after-header-name") ?? "Retry-After"
    retryAfterVariable = try element.optionalLiteral("retry-after-variable-name")
    remainingHeader = try element.optionalLiteral("remaining-tokens-header-name")
    remainingVariable = try element.optionalLiteral("remaining-tokens-variable-name")
    remainingQuotaHeader = try element.optionalLiteral("remaining-quota-tokens-header-name")
    remainingQuotaVariable = try element.optionalLiteral("remaining-quota-tokens-variable-name")
    consumedHeader = try element.optionalLiteral("tokens-consumed-header-name")
    consumedVariable = try element.optionalLiteral("tokens-consumed-variable-name")
  }

  /// Sets the variables of a request that may go on.
  func admitted(_ reservation: TokenReservation, estimate: Int?, _ context: PolicyContext) {
    set(reservation.remaining, context)
    if let consumedVariable { context.variables[consumedVariable] = .tokens(estimate ?? 0) }
  }

  /// Sets the headers of the answer, and the variables as the outbound section sees them.
  func answered(_ allowance: TokenAllowance, consumed: Int, _ context: PolicyContext) {
    set(allowance, context)
    if let consumedVariable { context.variables[consumedVariable] = .tokens(consumed) }
    if let consumedHeader { context.response?.headers[consumedHeader] = String(consumed) }
    if let remainingHeader, let left = allowance.perMinute {
      context.response?.headers[remainingHeader] = String(left)
    }
    if let remainingQuotaHeader, let left = allowance.quota {
      context.response?.headers[remainingQuotaHeader] = String(left)
    }
  }

  /// Sets the variables of a refused request and makes the failure that it ends with.
  func refused(_ refusal: TokenRefusal, _ context: PolicyContext) -> PolicyFailure {
    var headers: Headers = [:]
    if let seconds = refusal.retryAfter {
      headers[retryAfterHeader] = String(seconds)
      if let retryAfterVariable { context.variables[retryAfterVariable] = .tokens(seconds) }
    }
    let reason: String
    switch refusal {
    case .rate:
      reason = "TokenLimitExceeded"
      if let remainingHeader { headers[remainingHeader] = "0" }
      if let remainingVariable { context.variables[remainingVariable] = .tokens(0) }
    case .quota:
      reason = "TokenQuotaExceeded"
      if let remainingQuotaHeader { headers[remainingQuotaHeader] = "0" }
      if let remainingQuotaVariable { context.variables[remainingQuotaVariable] = .tokens(0) }
    }
    return PolicyFailure(status: refusal.status, message: refusal.message, reason: reason, headers: headers)
  }

  private func set(_ allowance: TokenAllowance, _ context: PolicyContext) {
    if let remainingVariable, let left = allowance.perMinute {
      context.variables[remainingVariable] = .tokens(left)
    }
    if let remainingQuotaVariable, let left = allowance.quota {
      context.variables[remainingQuotaVariable] = .tokens(left)
    }
  }
}

extension Value {
  // A boxed int, which is what policies cast such variables to.
  fileprivate static func tokens(_ count: Int) -> Value {
    .int(Int32(clamping: count))
  }
}
