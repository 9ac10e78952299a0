import AIGateway
import HTTPTransport
import LabTime
import Synchronization
import Testing

@Suite struct BackendPoolTests {
  /// Hosts that answer with what they are set to, 200 at first.
  private final class Hosts: Sendable {
    private let statuses = Mutex<[String: Response]>([:])

    func set(_ host: String, _ status: Int, retryAfter: Int? = nil) {
      let headers: Headers = retryAfter.map { ["Retry-After": "\($0)"] } ?? [:]
      statuses.withLock { $0[host] = Response(status, headers: headers) }
    }

    var backend: Trial.Backend {
      Trial.Backend { request in
        let host = request.url.host
        var response = self.statuses.withLock { $0[host] } ?? Response(200)
        response.headers.append("X-Host", host)
        return response
      }
    }
  }

  private static let breaker = CircuitBreaker(rules: [
    .init(
      "rule",
      failureCondition: .init(count: 1, interval: "PT5M", statusCodeRanges: [.init(min: 429, max: 429)]),
      tripDuration: "PT1M", acceptRetryAfter: true)
  ])

  private static func trial(
    _ members: [BackendPool.Member], breaker: CircuitBreaker? = breaker, affinity: SessionAffinity? = nil,
    backend section: String = "<base />", onError: String = "<base />", hosts: Hosts = Hosts()
  ) throws -> Trial {
    try Trial(
      inbound: #"<base /><set-backend-service backend-id="pool" />"#, backend: section, onError: onError,
      answeredBy: hosts.backend
    ) {
      for name in ["a", "b", "c"] {
        Backend(name, url: "http://\(name)/base", circuitBreaker: breaker)
      }
      BackendPool("pool", services: members, sessionAffinity: affinity)
    }
  }

  private static func hosts(_ trial: Trial, _ count: Int) async throws -> String {
    var hosts = ""
    for _ in 0..<count { hosts += try await trial.send().headers["X-Host"] ?? "-" }
    return hosts
  }

  // As in AI-Gateway's load balancing lab.
  private static let retry = """
    <retry count="2" interval="0" first-fast-retry="true" condition="@(context.Response.StatusCode == 429 \
    || (context.Response.StatusCode == 503 && !context.Response.StatusReason.Contains("Backend pool") \
    && !context.Response.StatusReason.Contains("is temporarily unavailable")))">\
    <forward-request buffer-request-body="true" /></retry>
    """

  @Test func `Without weights the members take turns`() async throws {
    let trial = try Self.trial([.init("a"), .init("/backends/b"), .init("c")])
    #expect(try await Self.hosts(trial, 7) == "abcabca")
    #expect(trial.backend.requests.first?.url.description == "http://a/base/thing")
  }

  @Test func `Weights are exact over their sum, and the turns of a heavy member are spread`() async throws {
    // The order is that of nginx, whose documentation of smooth weighted round robin gives it for 5, 1, 1.
    let trial = try Self.trial([.init("a", weight: 5), .init("b", weight: 1), .init("c", weight: 1)])
    #expect(try await Self.hosts(trial, 14) == "aabacaaaabacaa")
    let three = try Self.trial([.init("a", weight: 50), .init("b", weight: 30), .init("c", weight: 20)])
    let turns = try await Self.hosts(three, 100)
    #expect("abc".map { letter in turns.count { $0 == letter } } == [50, 30, 20])
  }

  @Test func `A member of weight 0 takes no requests`() async throws {
    let trial = try Self.trial([.init("a", weight: 0), .init("b", weight: 10)])
    #expect(try await Self.hosts(trial, 3) == "bbb")
  }

  @Test func `The next priority is used only while every breaker before it is open`() async throws {
    let hosts = Hosts()
    let trial = try Self.trial(
      [.init("c", priority: 2), .init("a", priority: 1), .init("b", priority: 1)], hosts: hosts)
    #expect(try await Self.hosts(trial, 4) == "abab")
    hosts.set("a", 429, retryAfter: 10)
    #expect(try await Self.hosts(trial, 4) == "abbb")
    hosts.set("b", 429, retryAfter: 30)
    #expect(try await Self.hosts(trial, 4) == "bccc")
    hosts.set("a", 200)
    hosts.set("b", 200)
    try await trial.clock.run { try await trial.clock.sleep(for: .seconds(10)) }
    #expect(try await Self.hosts(trial, 3) == "aaa")
    try await trial.clock.run { try await trial.clock.sleep(for: .seconds(20)) }
    #expect(Set(try await Self.hosts(trial, 4)) == ["a", "b"])
  }

  @Test func `Without breakers a pool never falls back`() async throws {
    let hosts = Hosts()
    hosts.set("a", 429)
    let trial = try Self.trial(
      [.init("a", priority: 1), .init("b", priority: 2)], breaker: nil, backend: Self.retry, hosts: hosts)
    #expect(try await trial.send().status == 429)
    #expect(trial.backend.requests.map(\.url.host) == ["a", "a", "a"])
  }

  @Test func `A retry goes to another member with the same body, and the caller sees no refusal`()
    async throws
  {
    let hosts = Hosts()
    hosts.set("a", 429, retryAfter: 60)
    let trial = try Self.trial(
      [.init("a", priority: 1), .init("b", priority: 2)], backend: Self.retry, hosts: hosts)
    let answer = try await trial.send("POST", body: "{\"é\": 1}")
    #expect(answer.status == 200 && answer.headers["X-Host"] == "b")
    for request in trial.backend.requests {
      #expect(try await request.body.gathered() == Array("{\"é\": 1}".utf8))
    }
    #expect(trial.backend.requests.map(\.url.host) == ["a", "b"])
  }

  @Test func `When all are refused the last refusal is the answer, and then the pool is closed to callers`()
    async throws
  {
    let hosts = Hosts()
    for host in ["a", "b", "c"] { hosts.set(host, 429, retryAfter: 20) }
    let trial = try Self.trial(
      [.init("a"), .init("b"), .init("c")], backend: Self.retry,
      onError: """
        <base /><set-header name="X-Reason"><value>@(context.LastError.Source + "|" + context.LastError.Reason \
        + "|" + context.LastError.Section + "|" + context.Response.StatusCode + "|" + context.Response.StatusReason)</value></set-header>
        """, hosts: hosts)
    let last = try await trial.send()
    #expect(last.status == 429 && last.headers["X-Host"] == "c" && last.headers["X-Reason"] == nil)
    let closed = try await trial.send()
    #expect(trial.backend.requests.count == 3)
    #expect(closed.status == 503)
    #expect(closed.reason == "Backend pool 'pool' is temporarily unavailable.")
    #expect(closed.text == #"{ "statusCode": 503, "message": "Service Unavailable" }"#)
    #expect(
      closed.headers["X-Reason"]
        == "forward-request|BackendPoolUnavailable|backend|503|Backend pool 'pool' is temporarily unavailable."
    )
    try await trial.clock.run { try await trial.clock.sleep(for: .seconds(20)) }
    hosts.set("a", 200)
    #expect(try await trial.send().status == 200)
  }

  @Test func `The condition of a retry sees that the pool is unavailable`() async throws {
    let hosts = Hosts()
    for host in ["a", "b"] { hosts.set(host, 429) }
    let trial = try Self.trial(
      [.init("a"), .init("b")],
      backend: """
        <retry count="4" interval="1" condition="@(context.Response.StatusCode == 429 \
        || context.Response.StatusReason.Contains("Backend pool"))"><forward-request /></retry>
        """, hosts: hosts)
    let start = trial.clock.now
    #expect(try await trial.send().status == 503)
    // Two refusals and two runs against the closed pool are each followed by a wait, and the fifth run by none.
    #expect(trial.clock.now - start == .seconds(4))
    #expect(trial.backend.requests.count == 2)
  }

  @Test func `A document can replace the 503 of a closed pool by a neutral one`() async throws {
    let hosts = Hosts()
    hosts.set("a", 429)
    let trial = try Self.trial(
      [.init("a")], backend: Self.retry,
      onError: """
        <base /><choose><when condition="@(context.Response.StatusCode == 503)"><return-response>\
        <set-status code="503" reason="Service Unavailable" /></return-response></when></choose>
        """, hosts: hosts)
    // The member refuses, and the retry finds the pool closed.
    let answer = try await trial.send()
    #expect(answer.status == 503 && answer.reason == "Service Unavailable" && answer.text.isEmpty)
    #expect(trial.backend.requests.count == 1)
  }

  @Test(arguments: [
    SessionAffinity(sessionID: .cookie, name: "SessionId"),
    SessionAffinity(enabled: true, cookieName: "SessionId"),
  ])
  func `A cookie keeps a caller with its member until that is not there`(
    affinity: SessionAffinity
  )
    async throws
  {
    let hosts = Hosts()
    let trial = try Self.trial([.init("a"), .init("b"), .init("c")], affinity: affinity, hosts: hosts)
    _ = try await trial.send()
    let first = try await trial.send()
    #expect(first.headers["X-Host"] == "b")
    let cookie = try #require(first.headers["Set-Cookie"]?.split(separator: ";").first)
    #expect(cookie.hasPrefix("SessionId="))
    for _ in 0..<3 {
      let next = try await trial.send(headers: ["Cookie": "x=1; \(cookie); y=2"])
      #expect(next.headers["X-Host"] == "b" && next.headers["Set-Cookie"] == nil)
    }
    hosts.set("b", 429)
    _ = try await trial.send(headers: ["Cookie": "\(cookie)"])
    let moved = try await trial.send(headers: ["Cookie": "\(cookie)"])
    #expect(moved.headers["X-Host"] != "b")
    let other = try #require(moved.headers["Set-Cookie"]?.split(separator: ";").first)
    #expect(other != cookie)
  }

  @Test func `An affinity that is not enabled sets no cookie`() async throws {
    let trial = try Self.trial(
      [.init("a"), .init("b")], affinity: SessionAffinity(enabled: false, cookieName: "SessionId"))
    #expect(try await trial.send().headers["Set-Cookie"] == nil)
  }

  @Test func `A cookie that the gateway has not set is as good as none`() async throws {
    let trial = try Self.trial(
      [.init("a"), .init("b")], affinity: SessionAffinity(sessionID: .cookie, name: "s"))
    for value in ["s=nonsense", "s", "s=", ";;=;s"] {
      #expect(try await trial.send(headers: ["Cookie": value]).headers["Set-Cookie"] != nil)
    }
  }

  @Test(arguments: [
    ([BackendPool.Member("a"), .init("nobody")], "nobody"), ([.init("pool")], "is a pool"),
    ([.init("a"), .init("/x/backends/a")], "twice"), ([], "0 members"),
    (Array(repeating: .init("a"), count: 31), "31 members"), ([.init("a", priority: 101)], "101"),
    ([.init("a", weight: -1)], "-1"), ([.init("a", weight: 0)], "weight"),
  ])
  func `A pool that cannot be used is refused when the service loads`(
    members: [BackendPool.Member], word: String
  ) throws {
    let error = #expect(throws: PolicyError.self) { try Self.trial(members) }
    #expect(error?.file == "backend pool" && error?.message.contains(word) == true)
  }
}
