public import AIGateway
public import LabRunner
import LabTime
import Simulators

/// An endpoint that refuses, fails and recovers, behind a circuit breaker: when calls to it stop, and when not.
public struct BackendCircuitBreaking: Lab {
  /// `labs run backend-circuit-breaking`
  public static let name = "backend-circuit-breaking"
  /// The name in words.
  public static let title = "Backend circuit breaking"
  /// What it shows.
  public static let summary =
    "After some refusals in a row the gateway leaves an endpoint alone for a while, and answers 503 itself."
  /// Where `labs list` puts it.
  public static let category = "backends"

  @Parameter("Refusals that open the circuit breaker", in: 1...20) var failures = 3
  @Parameter("Seconds in which they count", in: 5...86_400) var interval = 300
  @Parameter("Seconds that the breaker stays open", in: 1...86_400) var tripDuration = 60
  @Parameter("Seconds that the second endpoint asks to wait", in: 2...86_400) var retryAfter = 20

  /// One question, what became of it, and the breaker after it.
  struct Call: Codable {
    var exchange: Exchange
    /// Whether the question reached an endpoint.
    var reachedBackend: Bool
    /// Whether the breaker of the endpoint is open after it.
    var isOpen: Bool
  }

  private let refusals = Output<[Call]>("calls while the endpoint refuses, and after the trip duration")
  private let elsewhere = Output<[Call]>("calls by other ways")
  private let apart = Output<[Call]>("calls with refusals far apart")
  private let together = Output<[Call]>("calls with an answer between refusals")
  private let errors = Output<[Call]>("calls with server errors")
  private let told = Output<[Call]>("calls with Retry-After")

  /// Creates the lab.
  public init() {}

  /// An endpoint behind two APIs, and another one behind a third, whose breaker goes by `Retry-After`.
  public var service: Service {
    Service {
      API("openai", .azureOpenAI, displayName: "OpenAI", path: "openai", policy: .file("policy.xml"))
      API("openai-v1", .openAI, displayName: "OpenAI v1", path: "", policy: .file("policy.xml"))
      API("second", .azureOpenAI, displayName: "Second", path: "second", policy: .file("retry-after.xml"))
      Backend(
        Self.first,
        OpenAISimulator(region: "UK South", deployments: [Deployment(Self.model)], faults: firstFaults),
        circuitBreaker: breaker(acceptRetryAfter: false))
      Backend(
        Self.second,
        OpenAISimulator(
          region: "France Central", deployments: [Deployment(Self.model)], faults: secondFaults),
        circuitBreaker: breaker(acceptRetryAfter: true))
      Placeholder("backend-id", Self.first)
      Subscription("openai-subscription")
    }
  }

  private func breaker(acceptRetryAfter: Bool) -> CircuitBreaker {
    CircuitBreaker(rules: [
      .init(
        "myBreakerRule",
        failureCondition: .init(
          count: failures, interval: "PT\(interval)S", statusCodeRanges: [.init(min: 429, max: 429)]),
        tripDuration: "PT\(tripDuration)S", acceptRetryAfter: acceptRetryAfter)
    ])
  }

  // What the first endpoint does with the requests that reach it, by their number; it answers all others.
  private var firstFaults: FaultPlan {
    let refusal = Fault.status(429, retryAfter: 1)
    let borne = failures - 1
    // Refused until the breaker opens, then one answered.
    var rules = [FaultPlan.Rule(refusal, .requests(1...failures))]
    var next = failures + 2
    // Refused as often as the breaker bears, before and after the interval, then one answered.
    if borne > 0 { rules.append(.init(refusal, .requests(next...next + 2 * borne - 1))) }
    next += 2 * borne + 1
    // Refused once more, which opens it.
    rules.append(.init(refusal, .requests(next...next)))
    // Errors of its own, which do not.
    rules.append(.init(.status(500), .requests(next + 1...next + failures + 1)))
    return FaultPlan(rules)
  }

  // The second endpoint answers one request, and refuses as many as the breaker bears and the one that opens it.
  private var secondFaults: FaultPlan {
    .fault(.status(429, retryAfter: retryAfter), .requests(2...failures + 1))
  }

  /// Asks, shows, and asserts.
  public var steps: [any Step] {
    let (failures, retryAfter) = (failures, retryAfter)
    let (trip, interval) = (Duration.seconds(tripDuration), Duration.seconds(interval))
    Exercise("Ask while the endpoint refuses, and when the trip duration is over", saving: refusals) {
      session in
      let calls = try await Self.ask(failures + 3, session)
      try await session.clock.sleep(for: trip)
      return calls + (try await Self.ask(1, session))
    }
    ShowChart("The breaker opens and closes", refusals) { Self.chart("The breaker opens and closes", $0) }
    ShowChart("The breaker over time", refusals) {
      Self.timeline("The breaker over time", $0, open: trip)
    }
    Exercise("Be refused \(failures - 1) times, and again when the interval is over", saving: apart) {
      session in
      let before = try await Self.ask(failures - 1, session)
      try await session.clock.sleep(for: interval)
      return before + (try await Self.ask(failures - 1, session))
    }
    ShowChart("Refusals far apart do not count together", apart) {
      Self.chart("Refusals far apart do not count together", $0)
    }
    Exercise("Get an answer, one more refusal, and ask again", saving: together) { session in
      try await Self.ask(3, session)
    }
    ShowChart("An answer does not take back the refusals before it", together) {
      Self.chart("An answer does not take back the refusals before it", $0)
    }
    Exercise("Ask through another API, and another endpoint", saving: elsewhere) { session in
      [
        try await Self.ask(session.openAI(.openAI), Self.first, session),
        try await Self.ask(session.openAI(path: "/second"), Self.second, session),
      ]
    }
    Exercise("Ask while the endpoint fails with 500, and once more", saving: errors) { session in
      try await session.clock.sleep(for: trip)
      return try await Self.ask(failures + 2, session)
    }
    Exercise("Ask the second endpoint while it refuses, and when its Retry-After is over", saving: told) {
      session in
      let client = try session.openAI(path: "/second")
      var calls: [Call] = []
      for _ in 0..<failures + 1 { calls.append(try await Self.ask(client, Self.second, session)) }
      try await session.clock.sleep(for: .seconds(retryAfter) / 2)
      calls.append(try await Self.ask(client, Self.second, session))
      try await session.clock.sleep(for: .seconds(retryAfter) / 2)
      calls.append(try await Self.ask(client, Self.second, session))
      return calls
    }
    ShowChart("Retry-After decides", told) { Self.chart("Retry-After decides", $0) }
    ShowChart("The breaker over time, with Retry-After", told) {
      Self.timeline("The breaker over time, with Retry-After", $0, open: .seconds(retryAfter))
    }
    assertions
  }

  @StepsBuilder private var assertions: [any Step] {
    let failures = failures
    let (tripDuration, interval, retryAfter) = (tripDuration, interval, retryAfter)
    Assert("After \(failures) refusals the endpoint is left alone", refusals) { calls, expect in
      expect.equal(
        calls.dropLast().statuses, Array(repeating: 429, count: failures) + [503, 503, 503],
        "The endpoint refuses \(failures) requests, and the gateway all others")
      expect.equal(
        calls.dropLast().count { $0.reachedBackend }, failures,
        "The endpoint sees \(failures) requests, and no more")
      expect.equal(
        calls.dropLast().map(\.isOpen),
        Array(repeating: false, count: failures - 1) + Array(repeating: true, count: 4),
        "The breaker opens with refusal \(failures)")
      expect.equal(
        Set(calls.filter { !$0.reachedBackend }.map(\.exchange.text)),
        ["{ \"statusCode\": 503, \"message\": \"Service Unavailable\" }"],
        "What the gateway answers is its own 503")
    }
    Assert("After \(tripDuration) s it is asked again", refusals) { calls, expect in
      expect.equal(calls.suffix(1).statuses, [200], "The next request passes")
      expect.equal(calls.suffix(1).map(\.isOpen), [false], "The breaker is closed")
    }
    Assert("The breaker is the endpoint's, not the API's", elsewhere) { calls, expect in
      expect.equal(
        calls.statuses, [503, 200], "While it is open another API gets 503 too; another endpoint answers")
    }
    Assert("Refusals count for \(interval) s, whatever comes between", apart, together) {
      apart, together, expect in
      expect.equal(
        apart.statuses, Array(repeating: 429, count: 2 * (failures - 1)),
        "Refusals that are older do not open the breaker")
      expect.equal(
        together.statuses, [200, 429, 503], "An answer in between does not start the count again")
      expect.equal(
        together.map(\.reachedBackend), [true, true, false], "The breaker opens with the next refusal")
    }
    Assert("Statuses that the rule does not name are no failures", errors) { calls, expect in
      expect.equal(
        calls.statuses, Array(repeating: 500, count: failures + 1) + [200],
        "\(failures + 1) errors of the endpoint's own leave the breaker closed")
    }
    Assert("Where it is accepted, Retry-After takes the place of the trip duration", told) { calls, expect in
      expect.equal(
        calls.statuses, Array(repeating: 429, count: failures) + [503, 503, 200],
        "Calls stop for \(retryAfter) s, not for \(tripDuration) s")
    }
  }

  private static let first = "openai1"
  private static let second = "openai2"
  private static let model = "gpt-4o-mini"
  private static let prompt = [
    (role: "system", content: "You are a sarcastic, unhelpful assistant."),
    (role: "user", content: "Can you tell me the time, please?"),
  ]

  private static func ask(_ count: Int, _ session: Session) async throws -> [Call] {
    let client = try session.openAI()
    var calls: [Call] = []
    for _ in 0..<count { calls.append(try await ask(client, first, session)) }
    return calls
  }

  private static func ask(
    _ client: OpenAIClient, _ backend: String, _ session: Session
  ) async throws -> Call {
    let before = session.requests(to: backend)
    let exchange = try await client.chat(model, prompt)
    return Call(
      exchange: exchange, reachedBackend: session.requests(to: backend) > before,
      isOpen: session.service.gateway.circuitBreakers.contains { $0.backend == backend && $0.isOpen })
  }

  // The breaker opens at the end of the call that found it open, and a row for each status shows who was answered.
  private static func timeline(_ title: String, _ calls: [Call], open: Duration) -> Chart {
    let start = calls.first?.exchange.startedAt ?? 0
    func seconds(_ milliseconds: Int64) -> Double { Double(milliseconds - start) / 1000 }
    var rows: [Chart.Timeline.Row] = []
    if let opening = calls.first(where: \.isOpen) {
      let time = seconds(opening.exchange.endedAt)
      rows.append(
        Chart.Timeline.Row(
          "breaker open", spans: [.init(time, time + open.inSeconds)], note: "\(Int(open.inSeconds)) s"))
    }
    for (status, from) in [(429, true), (503, false), (200, true)] {
      let found = calls.filter { $0.exchange.status == status && $0.reachedBackend == from }
      guard !found.isEmpty else { continue }
      let who = from ? "endpoint" : "gateway"
      rows.append(
        Chart.Timeline.Row(
          "\(status) of the \(who)", marks: found.map { .init(seconds($0.exchange.startedAt), who) },
          note: "\(found.count)"))
    }
    return .timeline(Chart.Timeline(title: title, rows: rows))
  }

  private static func chart(_ title: String, _ calls: [Call]) -> Chart {
    let start = calls.first?.exchange.startedAt ?? 0
    return .table(
      Chart.Table(
        title: title, columns: ["Request", "After", "Status", "From", "Breaker"],
        rows: calls.enumerated().map { index, call in
          [
            "\(index + 1)", "\((call.exchange.startedAt - start) / 1000) s",
            call.exchange.status.map(String.init) ?? "none", call.reachedBackend ? "endpoint" : "gateway",
            call.isOpen ? "open" : "closed",
          ]
        }))
  }
}

extension Sequence<BackendCircuitBreaking.Call> {
  /// The status of each; 0 where no answer came.
  fileprivate var statuses: [Int] { map { $0.exchange.status ?? 0 } }
}
