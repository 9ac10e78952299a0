import AIGateway
import HTTPTransport
import LabTime
import Synchronization
import Testing

@Suite struct CircuitBreakerTests {
  /// A backend that answers with the next of its statuses, and with the last one again and again; nil is no answer.
  private static func backend(_ statuses: [Int?], retryAfter: String? = nil) -> Trial.Backend {
    let next = Mutex(0)
    return Trial.Backend { _ in
      let turn = next.withLock { turn in
        defer { turn += 1 }
        return turn
      }
      guard let status = statuses[min(turn, statuses.count - 1)] else { throw TransportError.timedOut }
      return Response(status, headers: retryAfter.map { ["Retry-After": $0] } ?? [:])
    }
  }

  private static func rule(
    count: Int? = 3, percentage: Int? = nil, interval: String = "PT5M",
    ranges: [ClosedRange<Int>] = [429...429],
    reasons: [String] = [], trip: String = "PT1M", acceptRetryAfter: Bool = false
  ) -> CircuitBreaker.Rule {
    .init(
      "myBreakerRule",
      failureCondition: .init(
        count: count, percentage: percentage, interval: interval,
        statusCodeRanges: ranges.map { .init(min: $0.lowerBound, max: $0.upperBound) }, errorReasons: reasons),
      tripDuration: trip, acceptRetryAfter: acceptRetryAfter)
  }

  private static func trial(
    _ rule: CircuitBreaker.Rule, _ backend: Trial.Backend, onError: String = "<base />"
  ) throws -> Trial {
    try Trial(
      inbound: #"<base /><set-backend-service backend-id="model" />"#, onError: onError, answeredBy: backend
    ) {
      Backend("model", url: "http://model.test/base", circuitBreaker: CircuitBreaker(rules: [rule]))
    }
  }

  private static func statuses(_ trial: Trial, _ count: Int) async throws -> [Int] {
    var statuses: [Int] = []
    for _ in 0..<count { statuses.append(try await trial.send().status) }
    return statuses
  }

  private static func wait(_ trial: Trial, _ seconds: Double) async throws {
    try await trial.clock.run { try await trial.clock.sleep(for: .seconds(seconds)) }
  }

  @Test func `After so many failures calls stop for the trip duration`() async throws {
    let trial = try Self.trial(
      Self.rule(), Self.backend([429, 429, 429, 200]),
      onError:
        "<base /><set-header name=\"X-Reason\"><value>@(context.LastError.Reason)</value></set-header>")
    #expect(try await Self.statuses(trial, 5) == [429, 429, 429, 503, 503])
    let refused = try await trial.send()
    #expect(refused.reason == "Service Unavailable")
    #expect(refused.text == #"{ "statusCode": 503, "message": "Service Unavailable" }"#)
    #expect(refused.headers["X-Reason"] == "CircuitBreakerOpen")
    #expect(trial.backend.requests.count == 3)
    try await Self.wait(trial, 59.999)
    #expect(try await trial.send().status == 503)
    try await Self.wait(trial, 0.001)
    #expect(try await trial.send().status == 200)
    #expect(trial.backend.requests.count == 4)
  }

  @Test func `Failures older than the interval do not count, and a success takes none back`() async throws {
    let trial = try Self.trial(Self.rule(), Self.backend([429, 429, 429, 200, 429, 200, 429, 200]))
    #expect(try await Self.statuses(trial, 2) == [429, 429])
    try await Self.wait(trial, 300)
    #expect(try await Self.statuses(trial, 6) == [429, 200, 429, 200, 429, 503])
  }

  @Test func `Other statuses than the rule's are no failures`() async throws {
    let trial = try Self.trial(Self.rule(), Self.backend([500]))
    #expect(try await Self.statuses(trial, 8) == Array(repeating: 500, count: 8))
  }

  @Test func `Server errors are statuses from 500 on, and calls without an answer`() async throws {
    let server = try Self.trial(
      Self.rule(count: 2, ranges: [], reasons: ["Server errors"]), Self.backend([404, 599, nil, 200]))
    #expect(try await Self.statuses(server, 4) == [404, 599, 500, 503])
    let timeout = try Self.trial(
      Self.rule(count: 2, ranges: [], reasons: ["timeout"]), Self.backend([503, 503, nil, nil, 200]))
    #expect(try await Self.statuses(timeout, 5) == [503, 503, 500, 500, 503])
    #expect(timeout.backend.requests.count == 4)
  }

  @Test func `A percentage is of the calls in the interval`() async throws {
    let trial = try Self.trial(
      Self.rule(count: nil, percentage: 50), Self.backend([200, 200, 429, 200, 429, 429, 200]))
    // 1 of 3, 2 of 5, 3 of 6.
    #expect(try await Self.statuses(trial, 7) == [200, 200, 429, 200, 429, 429, 503])
  }

  @Test(arguments: [("20", 20.0), ("Wed, 04 Mar 2026 00:00:20 GMT", 20.0), ("soon", 60), ("-1", 60)])
  func `Retry-After decides how long, where that is accepted`(text: String, seconds: Double) async throws {
    let trial = try Self.trial(
      Self.rule(count: 1, acceptRetryAfter: true), Self.backend([429, 200], retryAfter: text))
    let start = trial.clock.now
    _ = try await trial.send()
    #expect(trial.gateway.circuitBreakers.first?.openUntil == start + .seconds(seconds))
    let ignoring = try Self.trial(
      Self.rule(count: 1), Self.backend([429, 200], retryAfter: text))
    _ = try await ignoring.send()
    #expect(ignoring.gateway.circuitBreakers.first?.openUntil == start + .seconds(60))
  }

  @Test func `A stream counts by its head`() async throws {
    let trial = try Self.trial(
      Self.rule(count: 1, ranges: [], reasons: ["Server errors"]),
      Trial.Backend { _ in
        Response(200, body: .stream(BodyStream { throw TransportError.connectionClosed }))
      })
    for _ in 0..<2 {
      await #expect(throws: TransportError.connectionClosed) { try await trial.send() }
    }
    #expect(trial.gateway.circuitBreakers.first?.isOpen == false)
  }

  @Test func `The state can be looked at, and outlives a reload`() async throws {
    let trial = try Self.trial(Self.rule(count: 2), Self.backend([429]))
    #expect(trial.gateway.circuitBreakers == [CircuitBreakerState(backend: "model")])
    let start = trial.clock.now
    _ = try await trial.send()
    #expect(trial.gateway.circuitBreakers == [CircuitBreakerState(backend: "model", failures: [start])])
    try trial.gateway.reload()
    #expect(try await Self.statuses(trial, 2) == [429, 503])
    try trial.gateway.reload()
    #expect(try await trial.send().status == 503)
    #expect(
      trial.gateway.circuitBreakers
        == [CircuitBreakerState(backend: "model", openUntil: start + .seconds(60))])
  }

  @Test func `A breaker is its backend's, whichever API leads there`() async throws {
    let policy =
      #"<policies><inbound><base /><set-backend-service backend-id="@(context.Api.Id.Substring(1))" /></inbound></policies>"#
    let trial = try Trial(
      Service {
        for name in ["1model", "2model", "1other"] {
          API(
            name, .passthrough, path: name, subscriptionRequired: false,
            policy: .text(policy, name: "policy.xml"))
        }
        for name in ["model", "other"] {
          Backend(
            name, url: "http://\(name).test", circuitBreaker: CircuitBreaker(rules: [Self.rule(count: 1)]))
        }
      },
      answeredBy: Trial.Backend { request in
        Response(request.url.host == "model.test" ? 429 : 200)
      })
    #expect(try await trial.send("GET", "/1model/x").status == 429)
    #expect(try await trial.send("GET", "/2model/x").status == 503)
    #expect(try await trial.send("GET", "/1other/x").status == 200)
  }

  @Test(arguments: [
    (rule(count: nil), "neither"), (rule(percentage: 5), "count and percentage"),
    (rule(count: 0), "count is 0"),
    (rule(count: nil, percentage: 101), "101"), (rule(interval: "5 minutes"), "5 minutes"),
    (rule(trip: "PT0S"), "tripDuration"), (rule(ranges: [100...200]), "100"),
    (rule(ranges: [500...600]), "600"),
    (rule(ranges: []), "nothing"), (rule(reasons: ["Bad luck"]), "Bad luck"),
  ])
  func `A rule that cannot be read is refused with its name`(rule: CircuitBreaker.Rule, word: String) throws {
    let error = #expect(throws: PolicyError.self) { try Self.trial(rule, Self.backend([200])) }
    #expect(error?.file == "backend model")
    #expect(error?.message.contains(word) == true && error?.message.contains("myBreakerRule") == true)
  }

  @Test func `Two rules are one too many`() throws {
    let breaker = CircuitBreaker(rules: [Self.rule(), Self.rule(count: 1)])
    let error = #expect(throws: PolicyError.self) {
      try Trial { Backend("model", url: "http://model.test", circuitBreaker: breaker) }
    }
    #expect(error?.message.contains("2 rules") == true)
  }
}
