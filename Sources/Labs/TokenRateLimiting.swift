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
  public static let summary = "A caller may use so many tokens a minute; who asks for more gets 429 and is told when to come back."
  /// Where `labs list` puts it.
  public static let category = "limits"

  @Parameter("Tokens that a caller may use in a minute", in: 1...2_147_483_647) var tokensPerMinute = 500
  @Parameter("Questions to ask, first without and then with retries", in: 1...10_000) var requests = 10

  /// One question and what became of it.
  struct Answer: Codable {
    var exchange: Exchange
    /// Whether the question reached the model.
    var reachedModel: Bool
    /// Tokens of all answers up to this one.
    var accumulated: Int
  }

  private let answers = Output<[Answer]>("answers")
  private let others = Output<[Answer]>("other ways in")
  private let retried = Output<[Exchange]>("answers with retries")

  /// Creates the lab.
  public init() {}

  /// One model endpoint behind an Azure OpenAI and an OpenAI API with the same policy, and two callers' keys.
  public var service: Service {
    Service {
      API("openai", .azureOpenAI, displayName: "OpenAI", path: "openai", policy: .file("policy.xml"))
      API("openai-v1", .openAI, displayName: "OpenAI v1", path: "", policy: .file("policy.xml"))
      Backend("openai1", OpenAISimulator(region: "UK South"))
      Placeholder("backend-id", "openai1")
      NamedValue("tokens-per-minute", "\(tokensPerMinute)")
      Subscription("openai-subscription")
      Subscription("second-subscription")
    }
  }

  /// Asks, shows, and asserts.
  public var steps: [any Step] {
    Exercise("Ask \(requests) times in a row", saving: answers) { session in
      let client = try session.openAI()
      return try await ask(requests.times { client }, session)
    }
    Exercise("Ask with another key, and through another API", saving: others) { session in
      let clients = [
        try session.openAI(subscription: "second-subscription"), try session.openAI(.openAI),
      ]
      return try await ask(clients, session)
    }
    ShowChart("Tokens by request", answers) { answers in
      Chart(
        kind: .accumulatedBars, title: "Token rate limiting", xAxis: "Runs", yAxis: "Tokens")
    }
    Exercise("Ask \(requests) times with a client that retries", saving: retried) { session in
      var exchanges: [Exchange] = []
      for _ in 0..<requests {
        // As the SDK's users do: a client for each question, which retries twice.
        exchanges.append(try await session.openAI(retries: 2).chat(Self.model, Self.prompt))
      }
      return exchanges
    }
  }

  private static let model = "gpt-4o-mini"
  private static let prompt = [
    (role: "system", content: "You are a sarcastic, unhelpful assistant."),
    (role: "user", content: "Can you tell me the time, please?"),
  ]
}
