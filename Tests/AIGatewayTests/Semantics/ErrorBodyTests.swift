import AIGateway
import Foundation
import HTTPTransport
import LabTime
import Testing

/// Every answer that the gateway itself gives to a request that fails, byte for byte.
///
/// Sources: "Error handling in API Management policies", predefined errors, and captures of live gateways.
@Suite struct ErrorBodyTests {
  /// A way to fail, and what comes of it.
  struct Failure: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var policies = ""
    var backend = "<base />"
    /// The paths that are asked for, each with a key; the last one fails.
    var paths = ["/api/x"]
    var key: String? = "first"
    var address = "10.0.0.9"
    var token: String?
    var outbound = ""
    /// Whether the backend has answered before.
    var reachesBackend = false
    var status: Int
    var message: String
    /// `context.LastError`: source, reason and message.
    var error: [String]
    var retryAfter: String?
  }

  private static let failures: [Failure] = [
    Failure(
      testDescription: "no route", paths: ["/nowhere"], status: 404, message: "Resource not found",
      error: ["configuration", "OperationNotFound", "Unable to match incoming request to an operation."]),
    Failure(
      testDescription: "no key", key: nil, status: 401,
      message:
        "Access denied due to missing subscription key. Make sure to include subscription key when making requests to an API.",
      error: [
        "authorization", "SubscriptionKeyNotFound",
        "Access denied due to missing subscription key. Make sure to include subscription key when making requests to an API.",
      ]),
    Failure(
      testDescription: "wrong key", key: "wrong", status: 401,
      message:
        "Access denied due to invalid subscription key. Make sure to provide a valid key for an active subscription.",
      error: [
        "authorization", "SubscriptionKeyInvalid",
        "Access denied due to invalid subscription key. Make sure to provide a valid key for an active subscription.",
      ]),
    Failure(
      testDescription: "rate-limit", policies: #"<rate-limit calls="1" renewal-period="20" />"#,
      paths: ["/api/x", "/api/x"], status: 429, message: "Rate limit is exceeded. Try again in 20 seconds.",
      error: ["rate-limit", "RateLimitExceeded", "Rate limit is exceeded"], retryAfter: "20"),
    Failure(
      testDescription: "rate-limit-by-key",
      policies: #"<rate-limit-by-key calls="1" renewal-period="30" counter-key="k" />"#,
      paths: ["/api/x", "/api/x"], status: 429, message: "Rate limit is exceeded. Try again in 30 seconds.",
      error: ["rate-limit", "RateLimitExceeded", "Rate limit is exceeded"], retryAfter: "30"),
    Failure(
      testDescription: "quota", policies: #"<quota calls="1" renewal-period="3600" />"#,
      paths: ["/api/x", "/api/x"], status: 403,
      message: "Out of call volume quota. Quota will be replenished in 01:00:00.",
      error: [
        "quota", "QuotaExceeded", "Out of call volume quota. Quota will be replenished in 01:00:00.",
      ], retryAfter: "3600"),
    Failure(
      testDescription: "quota-by-key, with days",
      policies:
        #"<quota-by-key calls="1" renewal-period="1300000" counter-key="k" first-period-start="2026-03-03T06:07:16Z" />"#,
      paths: ["/api/x", "/api/x"], status: 403,
      message: "Out of call volume quota. Quota will be replenished in 14.07:13:56.",
      error: [
        "quota", "QuotaExceeded", "Out of call volume quota. Quota will be replenished in 14.07:13:56.",
      ], retryAfter: "1235636"),
    Failure(
      testDescription: "quota, bandwidth", policies: #"<quota bandwidth="1" renewal-period="3600" />"#,
      paths: ["/api/large", "/api/x"], status: 403,
      message: "Out of bandwidth quota. Quota will be replenished in 01:00:00.",
      error: [
        "quota", "QuotaExceeded", "Out of bandwidth quota. Quota will be replenished in 01:00:00.",
      ], retryAfter: "3600"),
    Failure(
      testDescription: "token rate",
      policies:
        #"<llm-token-limit counter-key="k" tokens-per-minute="10" estimate-prompt-tokens="false" />"#,
      paths: ["/api/tokens", "/api/x"], status: 429,
      message: "Token limit is exceeded. Try again in 60 seconds.",
      error: [
        "llm-token-limit", "TokenLimitExceeded", "Token limit is exceeded. Try again in 60 seconds.",
      ], retryAfter: "60"),
    Failure(
      testDescription: "token quota",
      policies:
        #"<azure-openai-token-limit counter-key="k" token-quota="10" token-quota-period="Hourly" estimate-prompt-tokens="false" />"#,
      paths: ["/api/tokens", "/api/x"], status: 403,
      message: "Token quota is exceeded. Try again in 1 hours, 0 minutes and 0 seconds.",
      error: [
        "azure-openai-token-limit", "TokenQuotaExceeded",
        "Token quota is exceeded. Try again in 1 hours, 0 minutes and 0 seconds.",
      ], retryAfter: "3600"),
    Failure(
      testDescription: "ip-filter, no address",
      policies: #"<ip-filter action="allow"><address>10.0.0.9</address></ip-filter>"#, address: "",
      status: 403, message: "Failed to establish IP address for the caller. Access denied.",
      error: [
        "ip-filter", "FailedToParseCallerIP",
        "Failed to establish IP address for the caller. Access denied.",
      ]),
    Failure(
      testDescription: "ip-filter, allow",
      policies: #"<ip-filter action="allow"><address>10.0.0.1</address></ip-filter>"#, status: 403,
      message: "Caller IP address 10.0.0.9 is not allowed. Access denied.",
      error: [
        "ip-filter", "CallerIpNotAllowed", "Caller IP address 10.0.0.9 is not allowed. Access denied.",
      ]),
    Failure(
      testDescription: "ip-filter, forbid",
      policies: #"<ip-filter action="forbid"><address-range from="10.0.0.0" to="10.0.0.255" /></ip-filter>"#,
      status: 403, message: "Caller IP address is blocked. Access denied.",
      error: ["ip-filter", "CallerIpBlocked", "Caller IP address is blocked. Access denied."]),
    Failure(
      testDescription: "check-header, absent",
      policies:
        #"<check-header name="X-A" failed-check-httpcode="401" failed-check-error-message="Not &quot;you&quot;" ignore-case="true" />"#,
      status: 401, message: #"Not \"you\""#,
      error: [
        "check-header", "HeaderNotFound", "Header X-A was not found in the request. Access denied.",
      ]),
    Failure(
      testDescription: "check-header, value",
      policies:
        #"<check-header name="X-From" failed-check-httpcode="403" failed-check-error-message="Not you" ignore-case="true"><value>me</value></check-header>"#,
      status: 403, message: "Not you",
      error: [
        "check-header", "HeaderValueNotAllowed", "Header X-From value of test is not allowed. Access denied.",
      ]),
    Failure(
      testDescription: "validate-jwt, no token", policies: validation, status: 401,
      message: "JWT not present.", error: ["validate-jwt", "TokenNotPresent", "JWT not present."]),
    Failure(
      testDescription: "validate-jwt, claims missing", policies: validation, token: "{}", status: 401,
      message: "JWT token is missing the following claims: roles. Access denied.",
      error: [
        "validate-jwt", "TokenClaimNotFound",
        "JWT token is missing the following claims: roles. Access denied.",
      ]),
    Failure(
      testDescription: "validate-jwt, claim value", policies: validation, token: #"{"roles":"b"}"#,
      status: 401,
      message: "Claim roles value of b is not allowed. Access denied.",
      error: [
        "validate-jwt", "TokenClaimValueNotAllowed", "Claim roles value of b is not allowed. Access denied.",
      ]),
    Failure(
      testDescription: "jsonp", paths: ["/api/x?cb=a-b"],
      outbound: #"<jsonp callback-parameter-name="cb" />"#, reachesBackend: true, status: 400,
      message: "Value of callback parameter cb is not a valid JavaScript identifier.",
      error: [
        "jsonp", "CallbackParameterInvalid",
        "Value of callback parameter cb is not a valid JavaScript identifier.",
      ]),
  ]

  private static let validation = """
    <validate-jwt header-name="Authorization" require-signed-tokens="false" require-expiration-time="false">
      <required-claims><claim name="roles"><value>a</value></claim></required-claims>
    </validate-jwt>
    """

  @Test(arguments: failures)
  func `A refusal has API Management's words, in its body and in context.LastError`(
    failure: Failure
  ) async throws {
    let (trial, answer) = try await outcome(of: failure)
    #expect(answer.status == failure.status)
    #expect(answer.text == #"{ "statusCode": \#(failure.status), "message": "\#(failure.message)" }"#)
    #expect(answer.headers["Content-Type"] == "application/json")
    #expect(answer.headers["Retry-After"] == failure.retryAfter)
    #expect(answer.headers["X-Error"] == failure.error.joined(separator: "|"))
    #expect(trial.backend.requests.count < failure.paths.count + (failure.reachesBackend ? 1 : 0))
  }

  private static let mishaps: [Failure] = [
    Failure(
      testDescription: "backend timeout", paths: ["/api/late"], status: 500, message: "",
      error: ["forward-request", "Timeout"]),
    Failure(
      testDescription: "backend unreachable", paths: ["/api/away"], status: 500, message: "",
      error: ["forward-request", "BackendConnectionFailure"]),
    Failure(
      testDescription: "send-request timeout",
      policies: "<send-request><set-url>http://b.test/late</set-url></send-request>", status: 500,
      message: "",
      error: ["send-request", "Timeout"]),
    Failure(
      testDescription: "an expression that throws",
      policies: #"<set-variable name="x" value="@(int.Parse("one"))" />"#, status: 500, message: "",
      error: ["set-variable", "ExpressionValueEvaluationFailure"]),
    Failure(
      testDescription: "a policy that does not run here",
      policies: #"<invoke-dapr-binding name="queue" />"#, status: 500, message: "",
      error: ["invoke-dapr-binding", "NotSupported"]),
  ]

  @Test(arguments: mishaps)
  func `A mishap is a 500 that names the activity, not the cause`(mishap: Failure) async throws {
    let (trial, answer) = try await outcome(of: mishap)
    let id = try #require(trial.traces.last?.id)
    #expect(answer.status == 500)
    #expect(
      answer.text
        == #"{ "statusCode": 500, "message": "Internal server error", "activityId": "\#(id)" }"#)
    #expect(answer.headers["Content-Type"] == "application/json")
    let error = answer.headers["X-Error"]?.split(separator: "|").prefix(2).map(String.init)
    #expect(error == mishap.error)
  }

  // The status is API Management's; its words are not known, so these are the gateway's own.
  @Test func `Too many at once are refused with 429`() async throws {
    let failure = Failure(
      testDescription: "limit-concurrency",
      policies: """
        <limit-concurrency key="k" max-count="1"><limit-concurrency key="k" max-count="1">
        </limit-concurrency></limit-concurrency>
        """, status: 429, message: "", error: [])
    let (_, answer) = try await outcome(of: failure)
    #expect(answer.status == 429)
    #expect(answer.text == #"{ "statusCode": 429, "message": "Concurrency limit is exceeded." }"#)
  }

  @Test func `An error status that is a failure is answered as the backend gave it`() async throws {
    let failure = Failure(
      testDescription: "fail-on-error-status-code",
      backend: #"<forward-request fail-on-error-status-code="true" />"#, paths: ["/api/busy"], status: 503,
      message: "", error: [])
    let (_, answer) = try await outcome(of: failure)
    #expect(answer.status == 503 && answer.text == "busy")
    #expect(answer.headers["X-Error"]?.hasPrefix("forward-request|") == true)
  }

  private func outcome(of failure: Failure) async throws -> (Trial, Trial.Answer) {
    let report = #"""
      <set-header name="X-Error"><value>@(context.LastError.Source + "|" + context.LastError.Reason + "|" + context.LastError.Message)</value></set-header>
      """#
    let policy = """
      <policies>
        <inbound><base />\(failure.policies)</inbound>
        <backend>\(failure.backend)</backend>
        <outbound><base />\(failure.outbound)</outbound>
        <on-error><base /></on-error>
      </policies>
      """
    let global = """
      <policies>
        <backend><forward-request /></backend>
        <on-error>\(report)</on-error>
      </policies>
      """
    let service = Service(policy: .text(global, name: "global.xml")) {
      API(
        "api", .passthrough, path: "api", serviceURL: "http://b.test",
        policy: .text(policy, name: "policy.xml"))
      Subscription("one", primaryKey: "first")
    }
    let trial = try Trial(service, answeredBy: Trial.Backend(Self.reply))
    var answer: Trial.Answer?
    for path in failure.paths {
      var headers: Headers = ["X-From": "test"]
      headers["Ocp-Apim-Subscription-Key"] = failure.key
      headers["Authorization"] = failure.token.map { "Bearer \(Self.unsigned($0))" }
      answer = try await trial.send("GET", path, headers: headers, from: failure.address)
    }
    return (trial, try #require(answer))
  }

  private static func unsigned(_ claims: String) -> String {
    [#"{"alg":"none"}"#, claims, ""].map { part in
      Data(part.utf8).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
        .replacing("=", with: "")
    }.joined(separator: ".")
  }

  private static let reply: Trial.Backend.Reply = { request in
    switch request.url.path {
    case "/late": throw TransportError.timedOut
    case "/away": throw TransportError.connectionFailed(to: "b.test:80", reason: "refused")
    case "/busy": Response(503, body: .text("busy"))
    case "/large": Response(body: .bytes(Array(repeating: 120, count: 2000)))
    case "/tokens":
      Response(
        headers: ["Content-Type": "application/json"],
        body: .text(#"{"usage": {"prompt_tokens": 4, "completion_tokens": 6, "total_tokens": 10}}"#))
    default: Response()
    }
  }
}
