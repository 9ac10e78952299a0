import HTTPTransport
import LabTime
import OpenAI
import PolicyExpressions

/// One request on its way through the gateway: what policies read and change, `context` to an expression.
///
/// A context belongs to the one task that runs its request, and policies run one after another.
final class PolicyContext {
  let environment: GatewayEnvironment
  let stores: Stores
  let deployed: DeployedService

  /// `context.RequestId`
  let requestID: NetGuid
  /// When the request arrived.
  let timestamp: Instant
  /// The URL as the caller sent it.
  let originalURL: RequestURL
  /// The method that the caller sent.
  let originalMethod: String
  /// The header fields that the caller sent.
  let originalHeaders: Headers

  /// Where in the service it is; nil until that is known.
  private(set) var place: RequestPlace?
  var product: Product?
  var subscription: Subscription?
  /// Whose request it is.
  var user: User?
  var matchedParameters: [String: String] = [:]

  /// The request as it will be sent; its path is the one below the API's own.
  var request: Request
  /// The certificate that the caller has presented in TLS.
  private(set) lazy var clientCertificate: CertificateObject? = request.clientCertificate.flatMap {
    try? CertificateObject(chain: $0.chain, trust: deployed.certificates.trust)
  }
  /// What the backend is shown in TLS.
  var backendCertificate: TLSCertificate?
  /// The base URL that the request goes to; nil until an API or a policy names one.
  var target: Target?
  /// What answers inside the gateway as long as there is no target.
  var toolServer: ToolServer?
  /// The names of the request's headers, in lower case, that `set-header` has set; kept for a tool server only.
  var setHeaders: Set<String> = []
  /// The proxy that the request is forwarded through.
  var proxy: HTTPProxy?
  /// The response; nil after a forward that got none. Before the first forward it is a neutral 200.
  var response: Response? = Response()
  var variables: [String: Value] = [:]
  var section = Section.inbound
  var lastError: LastError?
  /// Whether the response came from a backend.
  var backendHasAnswered = false
  /// Whether an expression took a body without preserving it; forwarding then sends none.
  var consumed: Set<Message> = []
  /// The counter keys that token limits of this request have charged.
  var chargedKeys: [String] = []
  /// What `rate-limit-by-key` and `quota-by-key` have counted this request as; no key counts it twice.
  var countedRates: [RateLimitRule.Key: Int] = [:]
  var countedQuotas: [String: Int] = [:]
  /// Whether a policy reads the backend's answer, and so cannot do with a compressed one.
  var needsPlainAnswer = false
  /// What `cache-lookup` has prepared for `cache-store`.
  var responseCaching: ResponseCaching?
  /// What `llm-semantic-cache-lookup` has prepared for `llm-semantic-cache-store`.
  var semanticCaching: SemanticCaching?
  /// Whether a browser asks whether it may send another request, and only `cors` runs.
  var isPreflight = false
  /// Fields that the response gets, whatever becomes of the request.
  var responseFields: Headers = [:]
  var trace: Trace?
  /// What is logged and measured of this request; nil when its API has no diagnostic.
  var monitoring: Monitoring?
  /// The request's body as it arrived, when it is logged.
  var loggedBody: [UInt8]?
  /// What was sent to backends for it.
  var backendCalls: [BackendCall] = []

  // Holds this context in turn, so it must be let go of at the end of the request.
  private var evaluationScope: EvaluationScope?
  private var settlements: [(PolicyContext) async -> Void] = []
  private var responseChecks: [(PolicyContext) async throws -> Void] = []

  /// The two messages of a request.
  enum Message: Hashable { case request, response }

  /// Where a request is forwarded to.
  struct Target: Sendable {
    /// The base URL; of a pool its first member's, until one is chosen.
    var url: RequestURL
    /// The backend entity, when one was named.
    var entity: DeployedBackends.Entity?

    /// Whether it is the server that an API of the type `mcp` is, which its policies may change for another.
    private(set) var isEndpoint = false

    /// The backend entity's name.
    var backend: String? { entity?.name }

    init(url: RequestURL) {
      self.url = url
    }

    /// - Parameter isEndpoint: Whether the base URL itself answers requests to the API's own path.
    init(_ entity: DeployedBackends.Entity, isEndpoint: Bool = false) {
      url = entity.url
      self.entity = entity
      self.isEndpoint = isEndpoint
    }

    /// Where a request goes whose path is the one below the API's own.
    func url(for request: Request) -> RequestURL {
      var full = request.url
      full.scheme = url.scheme
      full.host = url.host
      full.port = url.port
      if isEndpoint, full.path == "/" {
        full.path = url.path
      } else if url.path != "/" {
        full.path = url.path + full.path
      }
      if let query = url.query { full.query = full.query.map { "\(query)&\($0)" } ?? query }
      return full
    }
  }

  init(_ request: Request, _ environment: GatewayEnvironment, _ stores: Stores, _ deployed: DeployedService) {
    self.environment = environment
    self.stores = stores
    self.deployed = deployed
    self.request = request
    originalURL = request.url
    originalMethod = request.method
    originalHeaders = request.headers
    timestamp = environment.clock.now
    requestID = NetGuid(random: environment.random.next)
    if environment.onTrace != nil { trace = Trace(id: requestID.text("D")) }
  }

  /// Puts the request at the place in the service that it is for.
  func put(at match: OperationTable.Match) {
    put(at: deployed.places[match.api][match.operation])
    matchedParameters = match.parameters
    matchedParameters.merge(match.template.values(in: request.url.query)) { path, _ in path }
    request.url.path = match.path
    toolServer = deployed.toolServers[match.api]
    monitoring = deployed.monitoring[match.api]
  }

  /// Puts the request at a place, whose target is where it goes then.
  func put(at place: RequestPlace) {
    self.place = place
    target = place.target
  }

  var api: API? { place?.api }
  var operation: Operation? { place?.operation }

  /// What expressions see, made when the first one runs.
  var scope: EvaluationScope {
    if let evaluationScope { return evaluationScope }
    let scope = EvaluationScope(
      context: self, now: { [clock = environment.clock] in clock.now.nanoseconds },
      random: { [random = environment.random] in random.next() },
      certificate: { [trust = deployed.certificates.trust] content, password in
        (try? DeployedCertificate(content, password: password, trust: trust))?.object
      })
    evaluationScope = scope
    return scope
  }

  /// Lets go of what refers back to the context: without it no request's memory would ever be freed.
  func end() {
    evaluationScope = nil
    variables = [:]
    settlements = []
    responseChecks = []
  }

  /// A certificate of the service by its name.
  func certificate(_ name: String) throws(PolicyFailure) -> DeployedCertificate {
    guard let certificate = deployed.certificates[name] else {
      throw .internalError(
        reason: "CertificateNotFound", detail: "The service has no certificate '\(name)'.")
    }
    return certificate
  }

  /// The URL that the request would be forwarded to now.
  var currentURL: RequestURL {
    guard let target else {
      var url = request.url
      url.host = originalURL.host
      return url
    }
    return target.url(for: request)
  }

  /// Has something done once the backend's response is there, before the outbound section sees it; or at
  /// the end of a request that never got one.
  func whenAnswered(_ action: @escaping (PolicyContext) async -> Void) {
    settlements.append(action)
  }

  /// Does what ``whenAnswered(_:)`` was asked for, once.
  func settle() async {
    let actions = settlements
    settlements = []
    for action in actions { await action(self) }
  }

  /// Has the response looked at before the outbound section sees it; what is thrown then fails the request.
  func beforeOutbound(_ check: @escaping (PolicyContext) async throws -> Void) {
    responseChecks.append(check)
  }

  /// Does what ``beforeOutbound(_:)`` was asked for, once.
  func checkResponse() async throws {
    let checks = responseChecks
    responseChecks = []
    for check in checks { try await check(self) }
  }

  /// Replaces the response by the built-in one for an error and describes the error in `context.LastError`.
  func fail(_ error: any Error) {
    let located = error as? LocatedFailure
    let failure = PolicyFailure(located?.error ?? error)
    let error = LastError(
      source: failure.source ?? located?.step.name ?? "gateway", reason: failure.reason,
      message: failure.detail ?? failure.message, scope: located?.step.scope,
      section: located == nil ? nil : section, path: located?.step.path, policyID: located?.step.id)
    response = failure.response ?? BuiltInResponse.response(to: failure, activityID: requestID)
    lastError = error
    environment.onFailure?(error, failure.status, requestID.text("D"))
    note(error.source, ["reason": .string(error.reason), "message": .string(error.message)])
  }

  /// The response that the caller gets.
  func finish() async -> Response {
    await settle()
    for field in responseFields.fields { response?.headers[field.name] = field.value }
    noteDeparture()
    if let trace { environment.onTrace?(trace) }
    return response
      ?? BuiltInResponse.response(
        to: .internalError(reason: "NoResponse", detail: "no policy made a response"), activityID: requestID)
  }
}
