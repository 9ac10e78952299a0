public import AIGateway
public import LabRunner
import LabTime
import Simulators

/// One API in front of six endpoints: the deployment that a request asks for decides which two may answer it.
public struct ModelRouting: Lab {
  /// `labs run model-routing`
  public static let name = "model-routing"
  /// The name in words.
  public static let title = "Model routing"
  /// What it shows.
  public static let summary =
    "The deployment in the path picks the backend pool; one pool's trouble never becomes another's."
  /// Where `labs list` puts it.
  public static let category = "backends"

  @Parameter("Rounds of two questions to each deployment, first without and then with retries", in: 1...1000)
  var rounds = 1
  @Parameter("Refusals that open an endpoint's circuit breaker", in: 1...50) var failures = 3

  /// A question and what became of it.
  struct Answer: Codable {
    var deployment: String
    var exchange: Exchange
  }

  /// What a failing endpoint does to the others.
  struct Trouble: Codable {
    /// The questions to its deployment.
    var answers: [Answer]
    /// How many requests have reached each endpoint before and after, in the order of the pools.
    var before: [Int]
    var after: [Int]
    /// The endpoints whose breaker is open.
    var open: [String]
    /// A question to another deployment while it is.
    var elsewhere: Answer
  }

  private let answers = Output<[Answer]>("answers")
  private let unknown = Output<[Answer]>("answers for a deployment that there is not")
  private let trouble = Output<Trouble>("answers while an endpoint refuses")

  /// Creates the lab.
  public init() {}

  /// Six model endpoints with one deployment each, in three pools.
  public var service: Service {
    Service {
      API("openai", .azureOpenAI, displayName: "OpenAI", path: "openai", policy: .file("policy.xml"))
      for (number, pool) in Self.pools.enumerated() {
        for member in pool.members {
          Backend(
            member.backend,
            OpenAISimulator(
              region: member.region, deployments: [Deployment(pool.deployment)],
              faults: member.backend == Self.failing ? faults : .none),
            circuitBreaker: breaker)
        }
        BackendPool(pool.name, services: pool.members.map { .init("/backends/\($0.backend)") })
        Placeholder("backend-id-\(number + 1)", pool.name)
      }
      Subscription("openai-subscription")
    }
  }

  private var breaker: CircuitBreaker {
    CircuitBreaker(rules: [
      .init(
        "myBreakerRule",
        failureCondition: .init(
          count: failures, interval: "PT5M",
          statusCodeRanges: [.init(min: 429, max: 429), .init(min: 500, max: 599)]),
        tripDuration: "PT1M")
    ])
  }

  // Once it has answered its share of the rounds, the endpoint refuses as often as opens its breaker.
  private var faults: FaultPlan {
    .fault(.status(429, retryAfter: 10), .requests(2 * rounds + 1...2 * rounds + failures))
  }

  /// Asks, shows, and asserts.
  public var steps: [any Step] {
    let (rounds, failures) = (rounds, failures)
    Exercise("Ask each deployment, a second apart, then again as the SDK does", saving: answers) { session in
      var answers: [Answer] = []
      for client in [try session.openAI(), try session.openAI(retries: 2)] {
        for _ in 0..<rounds {
          for pool in Self.pools {
            for _ in 0..<2 { answers.append(try await Self.ask(pool.deployment, client, session)) }
          }
        }
      }
      return answers
    }
    ShowChart("Answers by deployment and region", answers) { .table(Self.table($0)) }
    Exercise("Ask for a deployment that there is not", saving: unknown) { session in
      [try await Self.ask("gpt-unknown", session.openAI(), session)]
    }
    Exercise("Ask \(2 * failures + 3) times while one endpoint refuses", saving: trouble) { session in
      let client = try session.openAI()
      let before = Self.requests(session)
      var answers: [Answer] = []
      for _ in 0..<2 * failures + 3 {
        answers.append(try await Self.ask(Self.pools[2].deployment, client, session))
      }
      let after = Self.requests(session)
      let open = session.service.gateway.circuitBreakers.filter(\.isOpen).map(\.backend)
      let elsewhere = try await Self.ask(Self.pools[0].deployment, client, session)
      return Trouble(answers: answers, before: before, after: after, open: open, elsewhere: elsewhere)
    }
    assertions
  }

  @StepsBuilder private var assertions: [any Step] {
    let (rounds, failures) = (rounds, failures)
    Assert("Each deployment is answered by its own pool alone", answers) { answers, expect in
      expect.equal(
        answers.filter { $0.exchange.status == 200 }.count, answers.count, "Every question is answered")
      for pool in Self.pools {
        let regions = answers.filter { $0.deployment == pool.deployment }.compactMap(\.exchange.region)
        expect.equal(
          pool.members.map { member in regions.count { $0 == member.region } }, [2 * rounds, 2 * rounds],
          "\(pool.deployment): \(pool.members.map(\.region).joined(separator: " and ")) take turns")
        expect.equal(regions.count, 4 * rounds, "\(pool.deployment): no other region answers")
        expect.equal(
          stride(from: 0, to: regions.count - 1, by: 2).count { regions[$0] == regions[$0 + 1] }, 0,
          "\(pool.deployment): of two questions in a row each endpoint answers one")
      }
    }
    Assert("A deployment that there is not goes to the first pool, whose endpoint says so", unknown) {
      answers, expect in
      expect.equal(answers.map(\.exchange.status), [404], "It gets 404")
      expect.that(
        answers.allSatisfy { $0.exchange.text.contains("\"DeploymentNotFound\"") },
        "The body is the endpoint's", expected: "the code DeploymentNotFound",
        actual: answers.map(\.exchange.text).joined())
      let regions = Self.pools[0].members.map(\.region)
      expect.that(
        answers.allSatisfy { regions.contains($0.exchange.region ?? "") }, "It comes from the first pool",
        expected: regions.joined(separator: " or "),
        actual: answers.map { $0.exchange.region ?? "none" }.joined())
    }
    Assert("An endpoint that refuses is left alone, and only that one", trouble) { trouble, expect in
      let statuses = trouble.answers.map { $0.exchange.status ?? 0 }
      expect.equal(statuses.count { $0 == 429 }, failures, "It refuses \(failures) times")
      expect.equal(Array(statuses.suffix(3)), [200, 200, 200], "After that every question is answered")
      expect.equal(trouble.open, [Self.failing], "Its breaker is the one that is open")
      expect.equal(
        Set(trouble.answers.suffix(3).compactMap(\.exchange.region)).sorted(), ["East US"],
        "The other endpoint of its pool answers alone")
    }
    Assert("One pool's trouble does not reach another", trouble) { trouble, expect in
      expect.equal(
        zip(trouble.after, trouble.before).prefix(4).map { $0 - $1 }, [0, 0, 0, 0],
        "No request goes to an endpoint of another pool")
      expect.equal(trouble.elsewhere.exchange.status, 200, "Another deployment is answered meanwhile")
    }
  }

  private static let failing = "oai-westus"
  private static let pools:
    [(name: String, deployment: String, members: [(backend: String, region: String)])] = [
      (
        "oai-backend-pool-gpt-35-turbo-1106", "gpt-35-turbo-1106",
        [("oai-francecentral", "France Central"), ("oai-swedencentral", "Sweden Central")]
      ),
      (
        "oai-backend-pool-gpt-35-turbo-0125", "gpt-35-turbo-0125",
        [("oai-northcentralus", "North Central US"), ("oai-southcentralus", "South Central US")]
      ),
      (
        "oai-backend-pool-gpt-4o-2024-05-13", "gpt-4o-2024-05-13",
        [("oai-eastus", "East US"), (failing, "West US")]
      ),
    ]
  private static let prompt = [
    (role: "system", content: "You are a sarcastic, unhelpful assistant."),
    (role: "user", content: "Can you tell me the time, please?"),
  ]

  private static func ask(
    _ deployment: String, _ client: OpenAIClient, _ session: Session
  ) async throws -> Answer {
    let exchange = try await client.chat(deployment, prompt)
    try await session.clock.sleep(for: .seconds(1))
    return Answer(deployment: deployment, exchange: exchange)
  }

  private static func requests(_ session: Session) -> [Int] {
    pools.flatMap(\.members).map { session.requests(to: $0.backend) }
  }

  private static func table(_ answers: [Answer]) -> Chart.Table {
    let rows = pools.flatMap { pool in
      pool.members.map { member in
        let own = answers.filter { $0.exchange.region == member.region }
        return [member.region] + pools.map { other in "\(own.count { $0.deployment == other.deployment })" }
      }
    }
    return Chart.Table(
      title: "Answers by deployment and region", columns: ["Region"] + pools.map(\.deployment), rows: rows)
  }
}
