public import AIGateway
import HTTPTransport
public import LabRunner
import LabTime
import OpenAI
import Simulators

/// Twenty questions to a pool whose first endpoint has capacity for eight: the others take over, unseen.
public struct BackendPoolLoadBalancing: Lab {
  /// `labs run backend-pool-load-balancing`
  public static let name = "backend-pool-load-balancing"
  /// The name in words.
  public static let title = "Backend pool load balancing"
  /// What it shows.
  public static let summary =
    "A pool uses up the endpoint that is paid for first, then spreads what is left over the others."
  /// Where `labs list` puts it.
  public static let category = "backends"

  @Parameter("Questions to ask, first plainly and then as the SDK does", in: 2...40) var requests = 20
  @Parameter("Questions that the first endpoint answers before it refuses one", in: 1...35) var capacity = 8
  @Parameter("Refusals that open an endpoint's circuit breaker", in: 1...100) var failures = 1
  @Parameter("The second endpoint's weight", in: 1...100) var secondWeight = 50
  @Parameter("The third endpoint's weight", in: 1...100) var thirdWeight = 50

  private let runs = Output<[Exchange]>("answers")
  private let calls = Output<[[String]]>("bodies that reached each endpoint")
  private let sdkRuns = Output<[Exchange]>("answers to the SDK")
  private let burst = Output<Burst>("answers to a burst")

  /// Answers to more questions at once than there is capacity for.
  private struct Burst: Codable {
    var answers: [Exchange]
    /// The answer, with its header fields, to one that comes when somebody has been refused.
    var late: HTTPAnswer
  }

  /// Creates the lab.
  public init() {}

  /// Three model endpoints in a pool, the first of a higher priority than the two others.
  public var service: Service {
    Service {
      API("openai", .azureOpenAI, displayName: "OpenAI", path: "openai", policy: .file("policy.xml"))
      Backend(
        Self.backends[0],
        OpenAISimulator(
          region: Self.regions[0], deployments: [Deployment(Self.model)],
          faults: .fault(.status(429, retryAfter: Self.retryAfter), .every(capacity + 1))),
        circuitBreaker: breaker)
      for place in 1...2 {
        Backend(
          Self.backends[place],
          OpenAISimulator(
            region: Self.regions[place],
            deployments: [Deployment(Self.model, requestsPer10Seconds: Self.burstLimit)]),
          circuitBreaker: breaker)
      }
      BackendPool(
        Self.pool,
        services: [
          .init("/backends/\(Self.backends[0])", priority: 1),
          .init("/backends/\(Self.backends[1])", priority: 2, weight: secondWeight),
          .init("/backends/\(Self.backends[2])", priority: 2, weight: thirdWeight),
        ])
      Placeholder("backend-id", Self.pool)
      Placeholder("retry-count", "\(Self.backends.count - 1)")
      Subscription("openai-subscription")
    }
  }

  private var breaker: CircuitBreaker {
    CircuitBreaker(rules: [
      .init(
        "openAIBreakerRule",
        failureCondition: .init(
          count: failures, interval: "PT5M", statusCodeRanges: [.init(min: 429, max: 429)],
          errorReasons: ["Server errors"]),
        tripDuration: "PT1M", acceptRetryAfter: true)
    ])
  }

  /// Asks, shows, and asserts.
  public var steps: [any Step] {
    let requests = requests
    Exercise("Ask \(requests) times, a tenth of a second apart", saving: runs) { session in
      try await Self.ask(requests, session.openAI(), session)
    }
    Exercise("Look at what has reached each endpoint", saving: calls) { session in
      Self.backends.map { session.bodies(to: $0) }
    }
    ShowChart("Load balancing results", runs) { Self.chart("Load balancing results", $0) }
    Exercise(
      "Wait for the first endpoint, then ask \(requests) times as the SDK does", saving: sdkRuns
    ) { session in
      try await session.clock.sleep(for: .seconds(Self.retryAfter))
      return try await Self.ask(requests, session.openAI(retries: 2), session)
    }
    ShowChart("Load balancing results with the SDK", sdkRuns) {
      Self.chart("Load balancing results with the SDK", $0)
    }
    Exercise("Ask more at once than all endpoints have capacity for", saving: burst) {
      session in
      let client = try session.openAI()
      return try await withThrowingTaskGroup(of: Exchange.self) { group in
        for _ in 0..<2 * Self.burstLimit + 10 {
          group.addTask { try await client.chat(Self.model, Self.prompt) }
        }
        var answers: [Exchange] = []
        while answers.last?.status != 503, let answer = try await group.next() { answers.append(answer) }
        let late = try await session.post(
          "/openai/deployments/\(Self.model)/chat/completions?api-version=2024-10-21",
          ["messages": [["role": "user", "content": "Can you tell me the time, please?"]]],
          headers: ["api-key": session.key()])
        for try await answer in group { answers.append(answer) }
        return Burst(answers: answers, late: late)
      }
    }
    assertions
  }

  @StepsBuilder private var assertions: [any Step] {
    let capacity = capacity
    let weights = (second: secondWeight, third: thirdWeight)
    Assert("The first endpoint answers while it has capacity", runs) { runs, expect in
      expect.equal(
        runs.prefix(capacity).regions, Array(repeating: Self.regions[0], count: capacity),
        "The first \(capacity) runs are answered in \(Self.regions[0])")
    }
    Assert("The others take over, each by its weight", runs) { runs, expect in
      let others = runs.dropFirst(capacity).regions
      expect.that(
        !others.isEmpty, "There are more runs than the first endpoint has capacity for",
        expected: "more than \(capacity)", actual: "\(runs.count)")
      expect.equal(
        others.count { $0 == Self.regions[0] }, 0,
        "The first endpoint is left alone until its Retry-After is over")
      let counts = Self.regions.map { region in others.count { $0 == region } }
      let total = weights.second + weights.third
      expect.that(
        abs(counts[1] * weights.third - counts[2] * weights.second) <= total,
        "The others share the rest by \(weights.second) to \(weights.third), to one run",
        expected:
          "about \(others.count * weights.second / total) and \(others.count * weights.third / total)",
        actual: "\(counts[1]) and \(counts[2])")
      if weights.second == weights.third {
        expect.equal(
          zip(others, others.dropFirst()).count { $0 == $1 }, 0, "They alternate: no region twice in a row")
      }
    }
    Assert("The caller notices nothing", runs, calls) { runs, calls, expect in
      expect.equal(runs.statuses, Array(repeating: 200, count: runs.count), "Every run gets 200")
      let counts = Self.regions.map { region in runs.regions.count { $0 == region } }
      expect.equal(
        calls.map(\.count), [counts[0] + 1, counts[1], counts[2]],
        "The first endpoint refuses one request, which one of the others answers; no other is sent twice")
      expect.equal(
        Set(calls.joined()).count, 1,
        "The request that is sent again arrives as it was: every body at an endpoint is the same, byte for byte"
      )
    }
    Assert("When Retry-After is over, the first endpoint is used again", sdkRuns) { runs, expect in
      expect.equal(
        runs.prefix(capacity).regions, Array(repeating: Self.regions[0], count: capacity),
        "The next \(capacity) runs are answered in \(Self.regions[0])")
      expect.equal(
        runs.dropFirst(capacity).regions.count { $0 == Self.regions[0] }, 0, "And none after them")
      expect.equal(
        runs.map(\.attempts), Array(repeating: 1, count: runs.count), "The SDK never has to try again")
    }
    Assert("When all endpoints are out of capacity, the caller is told so and no more", burst) {
      outcome, expect in
      let burst = outcome.answers
      let refused = burst.filter { $0.status == 503 }
      expect.that(
        !refused.isEmpty, "Some requests find no endpoint", expected: "at least one 503",
        actual: "\(refused.count) of \(burst.count)")
      expect.equal(
        burst.statuses.filter { $0 != 200 }, refused.statuses, "Every other one is answered")
      expect.equal(
        Set(refused.map(\.reason)), ["Service Unavailable"], "The reason names neither pool nor backend")
      expect.equal(Set(refused.map(\.text)), [""], "There is no body")
      let names = Self.backends + [Self.pool]
      expect.equal(outcome.late.status, 503, "One more request is told the same")
      expect.equal(
        names.filter { name in outcome.late.fields.values.contains { $0.contains(name) } }, [],
        "No header field names the pool or a backend")
    }
  }

  private static let backends = ["openai1", "openai2", "openai3"]
  private static let regions = ["East US", "Sweden Central", "West US"]
  private static let pool = "openai-backend-pool"
  private static let model = "gpt-4o-mini"
  private static let retryAfter = 60
  /// What each of the other endpoints answers in ten seconds; asking in turn never comes to as much.
  private static let burstLimit = 20
  private static let prompt = [
    (role: "system", content: "You are a sarcastic, unhelpful assistant."),
    (role: "user", content: "Can you tell me the time, please?"),
  ]

  private static func ask(_ count: Int, _ client: OpenAIClient, _ session: Session) async throws -> [Exchange]
  {
    var exchanges: [Exchange] = []
    for _ in 0..<count {
      exchanges.append(try await client.chat(model, prompt))
      try await session.clock.sleep(for: .milliseconds(100))
    }
    return exchanges
  }

  private static func chart(_ title: String, _ exchanges: [Exchange]) -> Chart {
    let points = exchanges.enumerated().map { index, exchange in
      exchange.status == 200
        ? Chart.Point("\(index + 1)", exchange.milliseconds / 1000, category: exchange.region)
        : Chart.Point("\(index + 1)", nil, note: exchange.status.map(String.init) ?? "no answer")
    }
    return .bars(
      Chart.Bars(
        title: title, xName: "Run", yName: "Response time (s)", points: points, showsMean: true))
  }
}

extension Sequence<Exchange> {
  /// The status of each; 0 where no answer came.
  fileprivate var statuses: [Int] { map { $0.status ?? 0 } }
  /// The region that answered each.
  fileprivate var regions: [String] { map { $0.region ?? "none" } }
}
