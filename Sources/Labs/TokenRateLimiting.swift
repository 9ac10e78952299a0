public import AIGateway
public import LabRunner
import Simulators

/// Ten questions in a row against a limit of tokens per minute, then ten more from a client that retries.
public struct TokenRateLimiting: Lab {
  /// `labs run token-rate-limiting`
  public static let name = "token-rate-limiting"
  /// The name in words.
  public static let title = "Token rate limiting"
  /// What it shows.
  public static let summary =
    "A caller may use so many tokens a minute; who asks for more gets 429 and is told when to come back."
  /// Where `labs list` puts it.
  public static let category = "limits"

  @Parameter("Tokens that a caller may use in a minute", in: 1...2_147_483_647) var tokensPerMinute = 500
  @Parameter("Questions to ask, first without and then with retries", in: 1...10_000) var requests = 10

  /// One question and what became of it.
  struct Answer: Codable {
    var exchange: Exchange
    /// Whether the question reached the model.
    var reachedModel: Bool
  }

  private let answers = Output<[Answer]>("answers")
  private let otherWays = Output<[Answer]>("answers over other ways in")
  private let retried = Output<[Exchange]>("answers with retries")

  /// Creates the lab.
  public init() {}

  /// One model endpoint behind an Azure OpenAI and an OpenAI API with the same policy, and two callers' keys.
  public var service: Service {
    Service {
      API("openai", .azureOpenAI, displayName: "OpenAI", path: "openai", policy: .file("policy.xml"))
      API("openai-v1", .openAI, displayName: "OpenAI v1", path: "", policy: .file("policy.xml"))
      Backend(
        Self.backend,
        OpenAISimulator(
          region: "UK South",
          deployments: [
            Deployment(Self.model, tokensPerMinute: 2_000_000), "text-embedding-3-small",
            "text-embedding-ada-002", "gpt-image-1",
          ]))
      Placeholder("backend-id", Self.backend)
      NamedValue("tokens-per-minute", "\(tokensPerMinute)")
      Subscription("openai-subscription")
      Subscription("second-subscription")
    }
  }

  /// Asks, shows, and asserts.
  public var steps: [any Step] {
    let requests = requests
    Exercise("Ask \(requests) times in a row", saving: answers) { session in
      try await Self.ask(Array(repeating: session.openAI(), count: requests), session)
    }
    Exercise("Ask with another key, and through another API", saving: otherWays) { session in
      try await Self.ask(
        [session.openAI(subscription: "second-subscription"), session.openAI(.openAI)], session)
    }
    ShowChart("Tokens by request", answers) { answers in
      let points = answers.enumerated().map { index, answer in
        let status = answer.exchange.status
        return status == 200
          ? Chart.Point("\(index + 1)", Double(answer.exchange.totalTokens))
          : Chart.Point("\(index + 1)", nil, note: status.map(String.init) ?? "no answer")
      }
      return .accumulatedBars(
        Chart.AccumulatedBars(title: "Tokens by request", xName: "Request", yName: "Tokens", points: points))
    }
    Exercise("Ask \(requests) times with a client that retries", saving: retried) { session in
      var exchanges: [Exchange] = []
      for _ in 0..<requests {
        // A new client each time, which tries again twice: the SDK's defaults.
        exchanges.append(try await session.openAI(retries: 2).chat(Self.model, Self.prompt))
      }
      return exchanges
    }
    ShowChart("Time by request, with retries", retried) { exchanges in
      .bars(
        Chart.Bars(
          title: "Time by request, with retries", xName: "Request", yName: "Seconds",
          points: exchanges.enumerated().map { Chart.Point("\($0 + 1)", $1.milliseconds / 1000) },
          showsMean: true))
    }
    assertions
  }

  @StepsBuilder private var assertions: [any Step] {
    let limit = tokensPerMinute
    Assert("A caller is answered while the minute's tokens are not used up, and not after", answers) {
      answers, expect in
      let peak =
        answers.indices.map { answers.used(before: $0) + answers[$0].exchange.totalTokens }.max() ?? 0
      let largest = answers.map(\.exchange.totalTokens).max() ?? 0
      expect.that(
        peak >= limit, "The answers use up the limit", expected: "at least \(limit) tokens in a minute",
        actual: "\(peak) tokens")
      expect.equal(
        answers.statuses, answers.indices.map { answers.used(before: $0) < limit ? 200 : 429 },
        "A request gets 200 while fewer than \(limit) tokens were used in the minute before it, else 429")
      expect.that(
        peak < limit + max(largest, 1), "The limit is overshot by less than one answer",
        expected: "less than \(limit + max(largest, 1)) tokens", actual: "\(peak) tokens")
    }
    Assert("A refusal says when to come back, and the model is not asked", answers) { answers, expect in
      let refused = answers.filter { $0.exchange.status != 200 }
      expect.that(
        !refused.isEmpty, "There are refusals", expected: "at least one 429",
        actual: "\(answers.count - refused.count) answers, \(refused.count) refusals")
      let waits = refused.compactMap(\.exchange.retryAfter)
      expect.that(
        waits.count == refused.count && waits.allSatisfy { (1...60).contains($0) },
        "Each has a Retry-After of 1 to 60 seconds", expected: "\(refused.count) of 1 to 60",
        actual: "\(waits)")
      expect.that(
        zip(answers, answers.dropFirst()).allSatisfy { one, next in
          (next.exchange.retryAfter ?? 0) <= one.exchange.retryAfter ?? 60
        },
        "Retry-After does not grow from one refusal to the next", expected: "\(waits.sorted(by: >))",
        actual: "\(waits)")
      expect.equal(
        refused.map(\.exchange.text),
        waits.map {
          "{ \"statusCode\": 429, \"message\": \"Token limit is exceeded. Try again in \($0) seconds.\" }"
        },
        "Each has the gateway's own body")
      expect.equal(
        answers.filter(\.reachedModel).count, answers.count - refused.count,
        "No refused request reaches the model")
    }
    Assert("The caller's address counts, not the key or the API", otherWays) { answers, expect in
      expect.equal(
        answers.statuses, [429, 429], "Another key and another API of the same caller are refused too")
    }
    Assert("A client that waits as told gets every answer", retried) { exchanges, expect in
      expect.equal(
        exchanges.filter { $0.status == 200 }.count, exchanges.count, "Every request gets 200")
      let attempts = exchanges.map(\.attempts).reduce(0, +)
      expect.that(
        attempts > exchanges.count, "Some are sent more than once",
        expected: "more than \(exchanges.count) attempts",
        actual: "\(attempts) attempts")
      let waited = exchanges.compactMap(\.retryAfter).max() ?? 0
      let seconds = exchanges.map(\.milliseconds).reduce(0, +) / 1000
      expect.that(
        waited > 0 && seconds >= Double(waited), "They take at least as long as a refusal asked to wait",
        expected: "a Retry-After, and at least that many seconds",
        actual: "Retry-After \(waited), \(Int(seconds)) s in all")
    }
  }

  private static let backend = "openai1"
  private static let model = "gpt-4o-mini"
  private static let prompt = [
    (role: "system", content: "You are a sarcastic, unhelpful assistant."),
    (role: "user", content: "Can you tell me the time, please?"),
  ]

  private static func ask(_ clients: [OpenAIClient], _ session: Session) async throws -> [Answer] {
    var answers: [Answer] = []
    for client in clients {
      let before = session.requests(to: backend)
      let exchange = try await client.chat(model, prompt)
      answers.append(Answer(exchange: exchange, reachedModel: session.requests(to: backend) > before))
    }
    return answers
  }
}

extension [TokenRateLimiting.Answer] {
  /// The status of each; 0 where no answer came.
  fileprivate var statuses: [Int] { map { $0.exchange.status ?? 0 } }

  /// The tokens of the answers that came within the minute before a question.
  fileprivate func used(before index: Int) -> Int {
    let start = self[index].exchange.startedAt
    return prefix(index).filter { $0.exchange.endedAt > start - 60_000 }.map(\.exchange.totalTokens).reduce(
      0, +)
  }
}
