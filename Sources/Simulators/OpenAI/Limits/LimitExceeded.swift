import HTTPTransport
import LabTime
import OpenAI

extension Refusal {
  /// The 429 of an exceeded limit, as each service words it.
  static func limitExceeded(
    _ excess: DeploymentLimits.Excess, of deployment: Deployment, operation: ModelOperation,
    _ address: OperationAddress
  ) -> Refusal {
    let milliseconds = max(1, Int((excess.wait.inMilliseconds).rounded(.up)))
    let seconds = (milliseconds + 999) / 1000
    let isTokens = excess.kind == .tokens
    let resetName = isTokens ? "x-ratelimit-reset-tokens" : "x-ratelimit-reset-requests"
    var headers: Headers = ["Retry-After": "\(seconds)", "retry-after-ms": "\(milliseconds)"]
    switch address.dialect {
    case .azure:
      headers.append(resetName, "\(seconds)")
      let version = address.apiVersion.map { " under Azure OpenAI API version \($0)" } ?? ""
      return Refusal(
        429,
        ErrorBody(
          azureCode: "429",
          message: """
            Requests to the \(operation.operationID) Operation\(version) have exceeded \
            \(isTokens ? "token" : "call") rate limit of your current OpenAI S0 pricing tier. Please retry \
            after \(seconds) seconds. Please go here: https://aka.ms/oai/quotaincrease if you would like to \
            further increase the default rate limit.
            """), headers: headers)
    case .openAI:
      headers.append(resetName, "\(milliseconds)ms")
      let limit = (isTokens ? deployment.tokensPerMinute : deployment.requestsPer10Seconds) ?? 0
      let measure = isTokens ? "tokens per min (TPM)" : "requests per 10 s"
      return Refusal(
        429,
        ErrorBody(
          message: """
            Rate limit reached for \(deployment.name) on \(measure): Limit \(limit). Please try again in \
            \(milliseconds)ms. Visit https://platform.openai.com/account/rate-limits to learn more.
            """, type: isTokens ? "tokens" : "requests", code: "rate_limit_exceeded"), headers: headers)
    }
  }
}
