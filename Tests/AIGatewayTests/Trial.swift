import AIGateway
import HTTPTransport
import LabTime
import Synchronization
import Testing

/// A gateway with a policy document, and a backend that tells what it got.
struct Trial: Sendable {
  let gateway: Gateway
  let backend: Backend
  let clock: VirtualClock
  let traces: Traces
  let metrics: Metrics
  let losses: Losses

  /// The policies of a section; the others are as a new document has them.
  init(
    inbound: String = "<base />", backend section: String = "<base />", outbound: String = "<base />",
    onError: String = "<base />", sku: SKU = .developer, answeredBy backend: Backend = Backend(),
    @ServiceBuilder resources: () -> [any ServiceResource] = { [] }
  ) throws {
    let document = """
      <policies>
        <inbound>\(inbound)</inbound>
        <backend>\(section)</backend>
        <outbound>\(outbound)</outbound>
        <on-error>\(onError)</on-error>
      </policies>
      """
    try self.init(policy: document, sku: sku, answeredBy: backend, resources: resources)
  }

  /// A whole document for an API at the path `api` that passes everything through and wants no key.
  init(
    policy: String, sku: SKU = .developer, answeredBy backend: Backend = Backend(),
    @ServiceBuilder resources: () -> [any ServiceResource] = { [] }
  ) throws {
    let added = resources()
    try self.init(
      Service(sku: sku) {
        API(
          "api", .passthrough, path: "api", serviceURL: "http://backend.test/base",
          subscriptionRequired: false,
          policy: .text(policy, name: "policy.xml"))
        AIGateway.Backend("other", url: "http://other.test/else")
        added
      }, answeredBy: backend)
  }

  /// A whole service.
  init(_ service: Service, answeredBy backend: Backend = Backend()) throws {
    let clock = VirtualClock(startingAt: Instant(year: 2026, month: 3, day: 4))
    let traces = Traces()
    let metrics = Metrics()
    let losses = Losses()
    self.backend = backend
    self.clock = clock
    self.traces = traces
    self.metrics = metrics
    self.losses = losses
    gateway = try Gateway(
      service, folder: "/",
      environment: GatewayEnvironment(
        clock: clock, random: RandomSource(seed: 1), network: backend,
        onLoggingFailure: { losses.add($0) }, onTrace: { traces.add($0) },
        onMetric: { metrics.add($0) }))
  }

  /// Sends one request.
  func send(
    _ method: String = "GET", _ path: String = "/api/thing", headers: Headers = [:], body: String = "",
    from address: String = "10.0.0.9", presenting certificate: TLSCertificate? = nil
  ) async throws -> Answer {
    let url = try #require(RequestURL("http://gateway.test\(path)"))
    var request = Request(
      method, url, headers: headers, body: .text(body), clientAddress: address)
    request.clientCertificate = certificate
    return try await send(request)
  }

  /// Sends one request as it is.
  func send(_ request: Request) async throws -> Answer {
    return try await clock.run {
      let response = try await gateway.respond(to: request)
      return Answer(
        status: response.status, reason: response.reasonPhrase, headers: response.headers,
        text: String(decoding: try await response.body.gathered(), as: UTF8.self))
    }
  }

  /// A response with its whole body.
  struct Answer: Sendable {
    let status: Int
    let reason: String
    let headers: Headers
    let text: String
  }

  /// A responder that keeps the requests it gets and answers each with the next of its responses.
  final class Backend: Responder {
    typealias Reply = @Sendable (Request) async throws -> Response

    private let received = Mutex<[Request]>([])
    private let reply: Reply

    init(
      _ reply: @escaping Reply = { _ in Response(200, headers: ["X-From": "backend"], body: .text("hello")) }
    ) {
      self.reply = reply
    }

    /// Answers with JSON.
    convenience init(json: String, status: Int = 200) {
      self.init { _ in
        Response(status, headers: ["Content-Type": "application/json"], body: .text(json))
      }
    }

    var requests: [Request] { received.withLock { $0 } }

    func respond(to request: Request) async throws -> Response {
      received.withLock { $0.append(request) }
      return try await reply(request)
    }
  }

  /// The traces of a gateway's requests.
  final class Traces: Sendable {
    private let all = Mutex<[Trace]>([])

    func add(_ trace: Trace) { all.withLock { $0.append(trace) } }

    var last: Trace? { all.withLock { $0.last } }
  }
}

extension Trial {
  /// The metrics that a gateway's policies emitted.
  final class Metrics: Sendable {
    private let emitted = Mutex<[Metric]>([])

    func add(_ metric: Metric) { emitted.withLock { $0.append(metric) } }

    var all: [Metric] { emitted.withLock { $0 } }
  }
}

extension Trial {
  /// The events that no event hub took.
  final class Losses: Sendable {
    private let told = Mutex<[LoggingFailure]>([])

    func add(_ failure: LoggingFailure) { told.withLock { $0.append(failure) } }

    var all: [LoggingFailure] { told.withLock { $0 } }
  }
}

extension ServiceBuilder {
  /// Resources that are gathered already.
  static func buildExpression(_ resources: [any ServiceResource]) -> [any ServiceResource] { resources }
}
