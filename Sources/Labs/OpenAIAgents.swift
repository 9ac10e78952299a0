public import AIGateway
import HTTPTransport
public import LabRunner
import OpenAI
import Simulators

/// Agents whose model and whose functions are all APIs of one gateway, with a key for the model and one for the tools.
public struct OpenAIAgents: Lab {
  /// `labs run openai-agents`
  public static let name = "openai-agents"
  /// The name in words.
  public static let title = "OpenAI Agents"
  /// What it shows.
  public static let summary =
    "Agents hand over, call several functions at once and retry in parts; the gateway governs all of it."
  /// Where `labs list` puts it.
  public static let category = "agents"

  @Parameter("The least pieces of a product in stock", in: 1...1000) var leastStock = 1
  @Parameter("The most pieces of a product in stock", in: 1...1000) var mostStock = 100

  let time = Output<Exchange>("answer about the time")
  let sarcastic = Output<AgentRun>("run of the assistant")
  let handoff = Output<AgentRun>("run with handoffs")
  let weather = Output<AgentRun>("run of the weather agent")
  let sales = Output<AgentRun>("run of the sales agent")
  let narrow = Output<HTTPAnswer>("answer without a key")
  let metrics = Output<InsightsClient.Answer>("token metrics")
  let minutes = Output<InsightsClient.Answer>("tokens by minute and subscription")
  let workflow = Output<[String]>("calls to the workflow")

  /// Creates the lab.
  public init() {}

  /// A model and three APIs for its functions; two are answered by their policies, one by a Logic App.
  public var service: Service {
    Service {
      API("openai", .azureOpenAI, displayName: "OpenAI", path: "openai", policy: .file("policy.xml"))
      Self.api(
        "weather-api", "Weather", path: "weatherservice",
        Operation("get-weather", "GET", "/weather?city={city}", displayName: "Get weather"), "weather.xml")
      Self.api(
        "product-catalog-api", "Product Catalog", path: "catalogservice",
        Operation("get-product", "GET", "/product?category={category}", displayName: "Get products"),
        "product-catalog.xml")
      Self.api(
        "place-order-api", "Place Order", path: "orderservice",
        Operation("place-order", "POST", "/PlaceOrder/paths/invoke", displayName: "Place order"),
        "place-order.xml")
      Backend(
        Self.backend,
        OpenAISimulator(region: "UK South", deployments: [Deployment(Self.model, tokensPerMinute: 2_000_000)])
      )
      Backend(
        // The name as the original lab spells it.
        "orderworflow-backend", OrderWorkflowSimulator(signature: Self.signature),
        path: "/workflows/8e0c5a52/triggers",
        credentials: BackendCredentials(query: [
          "sig": Self.signature, "api-version": "2016-10-01", "sp": "/triggers/PlaceOrder/run", "sv": "1.0",
        ]))
      Placeholder("backend-id", Self.backend)
      Placeholder("least-stock", "\(min(leastStock, mostStock))")
      Placeholder("most-stock", "\(max(leastStock, mostStock))")
      Logger(Self.logger, Self.insights)
      Diagnostic.applicationInsights(logger: Self.logger)
      Subscription(Self.modelKey)
      Subscription(Self.toolsKey)
    }
  }

  /// Asks, runs the agents, queries, shows, and asserts.
  public var steps: [any Step] {
    Exercise("Ask the model for the time", saving: time) { session in
      try await session.openAI(subscription: Self.modelKey).chat(
        Self.model,
        [
          ("system", "You are a sarcastic, unhelpful assistant."),
          ("user", "Can you tell me the time, please?"),
        ])
    }
    Exercise("Run the sarcastic assistant", saving: sarcastic) { session in
      try await Self.run(Self.assistant, "Can you tell me the time, please?", session)
    }
    Exercise("Greet in Spanish: a triage agent hands over", saving: handoff) { session in
      try await Self.run(Self.triage, "Hola, ¿cómo estás?", session)
    }
    Exercise("Ask for the weather of four cities", saving: weather) { session in
      try await Self.run(
        Self.weatherAgent,
        "Return a summary of the temperature in Seattle and 3 other sister cities in Europe?",
        session)
    }
    Exercise("Order eleven smartphones, five at most at a time", saving: sales) { session in
      try await Self.run(
        Self.salesAgent, "Please order one smartphone for me and one for each of my ten friends.", session)
    }
    Exercise("Call a function's API without a key", saving: narrow) { session in
      try await session.get("/weatherservice/weather?city=Oslo")
    }
    Exercise("Query the token metrics", saving: metrics) { session in
      try await session.insights(Self.logger, Self.insights).query(Self.metricsQuery)
    }
    Exercise("Query the tokens by minute and subscription", saving: minutes) { session in
      try await session.insights(Self.logger, Self.insights).query(Self.minutesQuery)
    }
    Exercise("Query the calls to the workflow", saving: workflow) { session in
      let answer = try await session.insights(Self.logger, Self.insights).query(
        "dependencies | where data contains 'PlaceOrder' | order by timestamp asc | project data")
      return answer["data"]
    }
    ShowChart("Token metrics", metrics) { answer in
      .table(Chart.Table(title: "Token metrics", columns: answer.columns, rows: answer.rows.suffix(8)))
    }
    ShowChart("Total token usage over time by APIM Subscription", minutes) { .stackedBars(Self.bars($0)) }
    assertions
  }

  static let backend = "openai1"
  static let model = "gpt-4o-mini"
  static let logger = "apim-logger"
  static let insights = ApplicationInsightsSimulator()
  static let modelKey = "openai-subscription"
  static let toolsKey = "tools-subscription"
  static let signature = "f3JqK0mZr1vXw7t2"

  private static let metricsQuery = """
    customMetrics
    | where name == 'Total Tokens'
    | extend apimSubscription = tostring(customDimensions['Subscription ID'])
    | order by timestamp asc
    | project apimSubscription, timestamp = format_datetime(timestamp, 'HH:mm:ss'), TotalValue = value
    """

  private static let minutesQuery = """
    customMetrics
    | where name == 'Total Tokens'
    | extend apimSubscription = tostring(customDimensions['Subscription ID'])
    | summarize TotalValue = sum(value) by timestamp = bin(timestamp, 1m), apimSubscription
    | order by timestamp asc
    | project timestamp = format_datetime(timestamp, 'HH:mm'), apimSubscription, TotalValue
    """

  private static func api(
    _ name: String, _ title: String, path: String, _ operation: Operation, _ policy: String
  ) -> API {
    API(
      name, APIDefinition(operations: [operation]), displayName: title, path: path,
      subscriptionKeyNames: SubscriptionKeyNames(header: "api-key", query: "api-key"), policy: .file(policy))
  }

  private static func run(_ agent: Agent, _ question: String, _ session: Session) async throws -> AgentRun {
    let run = try await AgentRun.asking(
      agent, question, model: model, subscription: modelKey, session)
    for call in run.calls { session.show("\(call.agent) calls \(call.name) \(call.arguments)") }
    session.show("\(run.agent): \(run.answer)")
    return run
  }

  private static func bars(_ table: InsightsClient.Answer) -> Chart.StackedBars {
    var labels: [String] = []
    for minute in table["timestamp"] where !labels.contains(minute) { labels.append(minute) }
    let series = [modelKey, toolsKey].map { name in
      Chart.Series(
        name,
        labels.map { label in
          table.rows.first { $0.first == label && $0.dropFirst().first == name }.flatMap {
            $0.last.flatMap(Double.init)
          }
        })
    }
    return Chart.StackedBars(
      title: "Total token usage over time by APIM Subscription", xName: "Time", yName: "Tokens",
      labels: labels,
      series: series)
  }
}
