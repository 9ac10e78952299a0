import AIGateway
import HTTPTransport
import LabTime
import Synchronization
import Testing

@testable import LabRunner

@Suite struct RunningServiceTests {
  private let clock = VirtualClock(startingAt: Runner.simulatedStart)

  private func deployed() throws -> RunningService {
    try .simulated(.model(Script(.chat)), folder: "/nowhere", clock: clock, random: RandomSource(seed: 1))
  }

  @Test func `Keys are given to subscriptions that have none, and are shown by their end only`() throws {
    let deployment = try RunningService.simulated(
      Service { Subscription("caller") }, folder: "/nowhere", clock: clock, random: RandomSource(seed: 1))
    let key = try #require(deployment.service.subscriptions.first?.primaryKey)
    #expect(key.count == 32)
    let text = deployment.description.joined(separator: "\n")
    #expect(!text.contains(key) && text.contains("...\(key.suffix(4))"))
  }

  @Test func `A URL that is kept holds no key`() throws {
    let deployment = try deployed()
    #expect(
      deployment.withoutKeys("http://apim.local/x?api-key=0123456789abcdef&y=1")
        == "http://apim.local/x?api-key=...cdef&y=1")
    #expect(deployment.withoutKeys("http://apim.local/x") == "http://apim.local/x")
  }

  @Test func `Why a request ended with 500 is told to whoever runs the service, and only to them`()
    async throws
  {
    let log = Mutex<[String]>([])
    let policy =
      "<policies><inbound><set-variable name=\"x\" value=\"@(1 / (1 - 1 + 0 * context.Request.Method.Length))\" /></inbound></policies>"
    let deployment = try RunningService.simulated(
      Service {
        API(
          "a", .passthrough, path: "a", serviceURL: "http://b.local", subscriptionRequired: false,
          policy: .text(policy, name: "policy.xml"))
      }, folder: "/nowhere", clock: clock, random: RandomSource(seed: 1),
      onFailure: { line in log.withLock { $0.append(line) } })
    var url = deployment.baseURL
    url.path = "/a"
    let response = try await deployment.network.respond(to: Request("GET", url))
    let body = String(decoding: try await response.body.gathered(), as: UTF8.self)
    #expect(response.status == 500 && !body.contains("zero"))
    let line = try #require(log.withLock { $0.first })
    #expect(
      line.contains("inbound/set-variable[1]") && line.contains("Attempted to divide by zero."), "\(line)")
    let activity = line.dropLast().suffix(36)
    #expect(body.contains(activity))
  }

  @Test func `A pool is shown with its members, and its circuit breakers are no failures to report`()
    async throws
  {
    let log = Mutex<[String]>([])
    let rule = CircuitBreaker.Rule(
      "rule",
      failureCondition: .init(count: 1, interval: "PT1M", statusCodeRanges: [.init(min: 429, max: 429)]),
      tripDuration: "PT1M")
    let policy =
      "<policies><inbound><set-backend-service backend-id=\"pool\" /></inbound></policies>"
    let deployment = try RunningService.simulated(
      Service {
        API(
          "a", .passthrough, path: "a", subscriptionRequired: false,
          policy: .text(policy, name: "policy.xml"))
        for name in ["one", "two"] {
          Backend(name, path: "", circuitBreaker: CircuitBreaker(rules: [rule])) { _, _, _ in
            Script(Response(429))
          }
        }
        BackendPool("pool", services: [.init("/backends/one"), .init("two")])
      }, folder: "/nowhere", clock: clock, random: RandomSource(seed: 1),
      onFailure: { line in log.withLock { $0.append(line) } })
    #expect(deployment.description.contains("pool     pool  one, two"))
    var url = deployment.baseURL
    url.path = "/a"
    var statuses: [Int] = []
    for _ in 0..<3 { statuses.append(try await deployment.network.respond(to: Request("GET", url)).status) }
    #expect(statuses == [429, 429, 503])
    #expect(deployment.requests(to: "one") == 1 && deployment.requests(to: "two") == 1)
    #expect(log.withLock { $0 }.isEmpty)
  }

  @Test func `Simulated, nobody else is on the network`() async throws {
    let deployment = try deployed()
    await #expect(throws: TransportError.self) {
      try await deployment.network.respond(to: Request("GET", RequestURL(host: "example.com")))
    }
  }

  @Test func `Live, it answers over a socket until it is shut down`() async throws {
    let script = Script(.chat)
    let deployment = try await RunningService.live(
      .model(script), folder: "/nowhere", clock: RealClock(startingAt: .system),
      random: RandomSource(seed: 1))
    var url = deployment.baseURL
    url.path = "/openai/v1/chat/completions"
    let request = Request("POST", url, headers: ["api-key": "0123456789abcdef"], body: .text("{}"))
    let client = Client()
    let response = try await client.respond(to: request)
    #expect(response.status == 200)
    _ = try await response.body.gathered()
    #expect(deployment.requests(to: "model") == 1)
    await deployment.shutdown()
    await #expect(throws: TransportError.self) { try await client.respond(to: request) }
    await client.shutdown()
  }

  /// Keeps the bodies of what it gets, and takes five seconds to answer.
  private final class Hub: Responder {
    private let clock: any LabClock
    private let bodies: Mailbox

    init(_ clock: any LabClock, _ bodies: Mailbox) {
      self.clock = clock
      self.bodies = bodies
    }

    func respond(to request: Request) async throws -> Response {
      bodies.add("\(request.url.path) \(String(decoding: try await request.body.gathered(), as: UTF8.self))")
      if clock is VirtualClock { try await clock.sleep(for: .seconds(5)) }
      return Response(201)
    }
  }

  private final class Mailbox: Sendable {
    private let texts = Mutex<[String]>([])
    func add(_ text: String) { texts.withLock { $0.append(text) } }
    var all: [String] { texts.withLock { $0 } }
  }

  private let asking = Service {
    API(
      "a", .passthrough, path: "a", subscriptionRequired: false,
      policy: .text(
        """
        <policies><inbound>
          <send-request response-variable-name="r"><set-url>https://login.example/who</set-url></send-request>
          <return-response><set-body>@(((IResponse)context.Variables["r"]).Body.As<string>())</set-body>
          </return-response>
        </inbound></policies>
        """, name: "policy.xml"))
    ExternalHost("login.example") { _, _, _ in Named() }
    ExternalHost("metadata.example", isSecure: false) { _, _, _ in Named() }
  }

  @Test func `Live, a host that the deployment brings along has a port, with TLS where the world has it`()
    async throws
  {
    let live = try await RunningService.live(
      asking, folder: "/nowhere", clock: RealClock(startingAt: .system), random: RandomSource(seed: 1))
    #expect(live.hosts.map(\.name) == ["login.example", "metadata.example"])
    #expect(live.hosts.map { $0.url.prefix { $0 != ":" } } == ["https", "http"])
    let pem = try #require(live.certificate)
    #expect(pem.contains("BEGIN CERTIFICATE") && !pem.contains("PRIVATE"))
    var options = ClientOptions()
    options.tls = .unverified
    let client = Client(options: options)
    for host in live.hosts {
      let url = try #require(RequestURL(host.url + "/who"))
      let response = try await client.respond(to: Request("GET", url))
      #expect(String(decoding: try await response.body.gathered(), as: UTF8.self) == "127.0.0.1/who")
    }
    await client.shutdown()
    await live.shutdown()
  }

  private struct Named: Responder {
    func respond(to request: Request) async throws -> Response {
      Response(body: .text("\(request.url.host)\(request.url.path)"))
    }
  }

  @Test func `A host that the deployment brings along answers to its name, simulated and live`() async throws
  {
    let simulated = try RunningService.simulated(
      asking, folder: "/nowhere", clock: clock, random: RandomSource(seed: 1))
    let live = try await RunningService.live(
      asking, folder: "/nowhere", clock: RealClock(startingAt: .system), random: RandomSource(seed: 1))
    let texts =
      try await clock.run {
        [
          try await Self.text(of: simulated)
        ]
      } + [try await Self.text(of: live)]
    #expect(texts == ["login.example/who", "login.example/who"])
    await live.shutdown()
  }

  private static func text(of deployment: RunningService) async throws -> String {
    var url = deployment.baseURL
    url.path = "/a"
    let response = try await deployment.network.respond(to: Request("GET", url))
    return String(decoding: try await response.body.gathered(), as: UTF8.self)
  }

  private func logging(to bodies: Mailbox) -> Service {
    let policy = """
      <policies><inbound>
        <log-to-eventhub logger-id="usage">one</log-to-eventhub>
        <log-to-eventhub logger-id="usage">two</log-to-eventhub>
        <return-response />
      </inbound></policies>
      """
    return Service {
      API(
        "a", .passthrough, path: "a", subscriptionRequired: false, policy: .text(policy, name: "policy.xml"))
      Logger("usage", eventHub: "calls") { clock, _, _ in Hub(clock, bodies) }
    }
  }

  @Test func `What requests leave to be done is done before a simulated deployment is gone`() async throws {
    let bodies = Mailbox()
    let deployment = try RunningService.simulated(
      logging(to: bodies), folder: "/nowhere", clock: clock, random: RandomSource(seed: 1))
    let start = clock.now
    var url = deployment.baseURL
    url.path = "/a"
    let request = Request("GET", url)
    try await clock.run {
      let status = try await deployment.network.respond(to: request).status
      #expect(status == 200)
      await deployment.shutdown()
    }
    #expect(bodies.all == ["/calls/messages one", "/calls/messages two"])
    #expect(clock.now == start + .seconds(10))
  }

  @Test func `What requests leave to be done is done before a live deployment is gone`() async throws {
    let bodies = Mailbox()
    let deployment = try await RunningService.live(
      logging(to: bodies), folder: "/nowhere", clock: RealClock(startingAt: .system),
      random: RandomSource(seed: 1))
    var url = deployment.baseURL
    url.path = "/a"
    let client = Client()
    #expect(try await client.respond(to: Request("GET", url)).status == 200)
    await deployment.shutdown()
    #expect(bodies.all == ["/calls/messages one", "/calls/messages two"])
    await client.shutdown()
  }
}
