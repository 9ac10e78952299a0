public import AIGateway
public import LabRunner
import LabTime
import Simulators

/// Three subscriptions ask one model, and metrics with dimensions tell who used how many tokens.
public struct TokenMetricsEmitting: Lab {
  /// `labs run token-metrics-emitting`
  public static let name = "token-metrics-emitting"
  /// The name in words.
  public static let title = "Token metrics emitting"
  /// What it shows.
  public static let summary =
    "Every answer's tokens go to Application Insights, with dimensions that tell who asked."
  /// Where `labs list` puts it.
  public static let category = "observability"

  @Parameter("Questions of the first subscription alone", in: 1...1000) var requests = 10
  @Parameter("Rounds in which each of the three subscriptions asks", in: 1...1000) var rounds = 10
  @Parameter("Seconds between two rounds", in: 0...3600) var pause = 10

  /// An answer, and whose key asked for it.
  struct Answer: Codable {
    var subscription: String
    var exchange: Exchange
    /// Whether the question reached the model endpoint.
    var reachedModel: Bool
  }

  let answers = Output<[Answer]>("answers")
  let streamed = Output<Answer>("streamed answer")
  let refused = Output<[Answer]>("refused requests")
  let cached = Output<[Answer]>("answers with a cache")
  let documents = Output<[MetricDocument]>("documents")
  let tokens = Output<InsightsClient.Answer>("metrics of the answers")
  let minutes = Output<InsightsClient.Answer>("tokens by minute and subscription")
  let all = Output<InsightsClient.Answer>("all metrics")
  let log = Output<[LLMLogRow]>("log")

  /// Creates the lab.
  public init() {}

  /// One model endpoint behind an Azure OpenAI API, and behind one with a semantic cache; the diagnostics of both send
  /// metrics to Application Insights.
  public var service: Service {
    Service {
      API("openai", .azureOpenAI, displayName: "OpenAI", path: "openai", policy: .file("policy.xml"))
      Backend(
        Self.backend,
        OpenAISimulator(region: "UK South", deployments: [Deployment(Self.model, tokensPerMinute: 2_000_000)])
      )
      API(
        Self.cachedAPI, .azureOpenAI, displayName: "OpenAI, cached", path: "cached",
        policy: .file("cached.xml"))
      Backend(
        "embeddings-backend", OpenAISimulator(deployments: [Deployment(Self.embedder)]),
        path: "/openai/deployments/\(Self.embedder)/embeddings")
      Placeholder("backend-id", Self.backend)
      Logger(Self.logger, Self.insights)
      for api in ["openai", Self.cachedAPI] { Diagnostic.applicationInsights(logger: Self.logger, api: api) }
      Diagnostic.azureMonitor(api: "openai", messages: LLMMessages())
      for name in Self.subscriptions { Subscription(name) }
    }
  }

  /// Asks, queries, shows, and asserts.
  public var steps: [any Step] {
    let (requests, rounds, pause) = (requests, rounds, pause)
    Exercise("Ask \(requests) times as one subscription, then \(rounds) rounds as three", saving: answers) {
      session in
      var answers: [Answer] = []
      for _ in 0..<requests { answers.append(try await Self.ask(session, as: Self.subscriptions[0])) }
      for _ in 0..<rounds {
        for subscription in Self.subscriptions {
          answers.append(try await Self.ask(session, as: subscription))
        }
        try await session.clock.sleep(for: .seconds(pause))
      }
      return answers
    }
    // Queried now, so that what comes later is not among it.
    Exercise("Query the metrics of these answers", saving: tokens) { session in
      try await session.insights(Self.logger, Self.insights).query(Self.pointsQuery)
    }
    Exercise("Query the tokens by minute and subscription", saving: minutes) { session in
      try await session.insights(Self.logger, Self.insights).query(Self.minutesQuery)
    }
    ShowChart("Last points of Total Tokens", tokens) { points in
      .table(
        Chart.Table(
          title: "Last points of Total Tokens",
          columns: ["timestamp", "value", "clientIP", "apiId", "apimSubscription", "UserId"],
          rows: points.rows.filter { $0.last == "Total Tokens" }.suffix(5).map { Array($0.dropLast()) }))
    }
    ShowChart("Total token usage over time", tokens) { points in .lines(Self.usage(points)) }
    ShowChart("Tokens by minute and subscription", minutes) { .stackedBars(Self.bars($0)) }
    Exercise("Ask for a streamed answer", saving: streamed) { session in
      try await Self.ask(session, as: Self.subscriptions[1], user: Self.streamingUser, streamed: true)
    }
    Exercise("Ask with a wrong key, and for a model that is not there", saving: refused) { session in
      [
        try await Self.ask(session, as: Self.subscriptions[0], user: Self.refusedUser, key: "no-such-key"),
        try await Self.ask(
          session, as: Self.subscriptions[0], user: Self.refusedUser, model: "no-such-model"),
      ]
    }
    Exercise("Ask twice through an API with a semantic cache", saving: cached) { session in
      var answers: [Answer] = []
      for _ in 0..<2 {
        answers.append(
          try await Self.ask(session, as: Self.subscriptions[2], user: Self.cachedUser, path: "/cached"))
      }
      return answers
    }
    Exercise("Load documents with other dimensions", saving: documents) { _ in MetricDocument.all }
    ShowChart("Which dimensions a document may have", documents) { documents in
      .table(
        Chart.Table(
          title: "Which dimensions a document may have", columns: ["Dimensions", "Document"],
          rows: documents.map { [$0.dimensions, $0.refusal == nil ? "loads" : "refused"] }))
    }
    Exercise("Query all metrics", saving: all) { session in
      try await session.insights(Self.logger, Self.insights).query(Self.pointsQuery)
    }
    Exercise("Read the gateway's log for models", saving: log) { session in
      await session.service.logRows().compactMap { if case .llm(let row) = $0 { row } else { nil } }
    }
    assertions
  }

  static let backend = "openai1"
  static let model = "gpt-4o-mini"
  static let logger = "apim-logger"
  static let insights = ApplicationInsightsSimulator()
  static let subscriptions = ["openai-subscription1", "openai-subscription2", "openai-subscription3"]
  static let cachedAPI = "openai-cached"
  static let streamingUser = "sam"
  static let refusedUser = "mallory"
  static let cachedUser = "casey"
  private static let embedder = "text-embedding-3-small"
  private static let prompt = [
    (role: "system", content: "You are a sarcastic, unhelpful assistant."),
    (role: "user", content: "Can you tell me the time, please?"),
  ]

  private static let pointsQuery = """
    customMetrics
    | where name in ('Total Tokens', 'Prompt Tokens', 'Completion Tokens')
    | extend dimensions = parse_json(customDimensions)
    | extend clientIP = tostring(dimensions.['Client IP']), apiId = tostring(dimensions.['API ID'])
    | extend apimSubscription = tostring(dimensions.['Subscription ID'])
    | extend UserId = tostring(dimensions.['User ID'])
    | extend minute = format_datetime(timestamp, 'HH:mm')
    | order by timestamp asc
    | project minute, value, clientIP, apiId, apimSubscription, UserId, name
    """

  private static let minutesQuery = """
    customMetrics
    | where name == 'Total Tokens'
    | extend subscription = tostring(customDimensions['Subscription ID'])
    | summarize tokens = sum(value) by minute = bin(timestamp, 1m), subscription
    | order by minute asc, subscription asc
    | project minute = format_datetime(minute, 'HH:mm'), subscription, tokens
    """

  private static func ask(
    _ session: Session, as subscription: String, user: String = "alex", key: String? = nil,
    model: String = model, path: String? = nil, streamed: Bool = false
  ) async throws -> Answer {
    let before = session.requests(to: backend)
    var headers = ["x-user-id": user]
    headers["api-key"] = key
    let exchange = try await session.openAI(path: path, subscription: subscription)
      .chat(model, prompt, headers: headers, streamed: streamed)
    return Answer(
      subscription: subscription, exchange: exchange, reachedModel: session.requests(to: backend) > before)
  }

  // A line for each subscription over the points in their order; several may share a minute.
  private static func usage(_ points: InsightsClient.Answer) -> Chart.Lines {
    let rows = points.rows.filter { $0.last == "Total Tokens" && $0.count == points.columns.count }
    let series = subscriptions.map { name in
      var sum = 0.0
      return Chart.Series(
        name,
        rows.map { row in
          guard row[4] == name else { return sum > 0 ? sum : nil }
          sum += Double(row[1]) ?? 0
          return sum
        })
    }
    return Chart.Lines(
      title: "Total token usage over time", xName: "Time", yName: "Tokens so far",
      labels: rows.map { $0[0] }, series: series)
  }

  private static func bars(_ table: InsightsClient.Answer) -> Chart.StackedBars {
    var labels: [String] = []
    for minute in table["minute"] where !labels.contains(minute) { labels.append(minute) }
    let series = subscriptions.map { name in
      Chart.Series(
        name,
        labels.map { label in
          table.rows.first { $0.first == label && $0.dropFirst().first == name }.flatMap {
            $0.last.flatMap(Double.init)
          }
        })
    }
    return Chart.StackedBars(
      title: "Tokens by minute and subscription", xName: "Minute", yName: "Tokens", labels: labels,
      series: series)
  }
}
