public import AIGateway
import HTTPTransport
public import LabRunner
import LabTime
import MCP
import OpenAI
import Simulators

/// MCP servers and a REST API as tools behind one gateway, which holds the tokens and decides who may come.
public struct ModelContextProtocol: Lab {
  /// `labs run model-context-protocol`
  public static let name = "model-context-protocol"
  /// The name in words.
  public static let title = "Model Context Protocol"
  /// What it shows.
  public static let summary =
    "MCP servers behind the gateway: tools listed and called, accounts connected, clients without a token refused."
  /// Where `labs list` puts it.
  public static let category = "agents"

  @Parameter("The city whose weather is asked for") var city = "Lisbon"

  /// What a server's client has seen.
  struct Listing: Codable {
    var server: String
    var path: String
    var tools: [String]
    /// From the request to the first event, the shortest of a few tries.
    var firstEventMs: Double?
  }

  /// What a person sees who connects an account.
  struct Connecting: Codable {
    var link: String
    var before: String
    var page: HTTPAnswer
    var after: String
    var user: String
    var issues: String
  }

  /// A request to open a stream, and what became of it.
  struct Attempt: Codable {
    var token: String
    var status: Int
    var text: String
  }

  let listings = Output<[Listing]>("tools of each server")
  let weather = Output<[String]>("weather")
  let conversation = Output<Conversation>("conversation with a model")
  let metered = Output<InsightsClient.Answer>("tokens by subscription")
  let onCall = Output<[String]>("answers of the API's tools")
  let connecting = Output<Connecting>("connecting an account")
  let attempts = Output<[Attempt]>("streams with and without a token")

  /// Creates the lab.
  public init() {}

  /// Three MCP servers, two APIs of the type `mcp`, and what stands behind them.
  public var service: Service {
    let servers = MCPLabServers()
    return Service {
      API("openai", .azureOpenAI, displayName: "OpenAI", path: "openai", policy: .file("policy.xml"))
      Backend(
        "openai1",
        OpenAISimulator(
          region: "UK South", deployments: [Deployment(Self.model, tokensPerMinute: 2_000_000)]))
      Placeholder("backend-id", "openai1")
      Logger(Self.logger, Self.insights)
      Diagnostic.applicationInsights(logger: Self.logger, api: "openai")
      servers.api("weather", operations: [])
      servers.api("github", operations: servers.gitHubOperations)
      servers.api("servicenow", operations: servers.serviceNowOperations)
      for server in servers.hosts { server }
      Backend("servicenow-backend", ServiceNowSimulator(), path: "")
      // The same weather by streamable HTTP, and a REST API whose operations are tools.
      Backend("weather-mcp-server", url: "https://weather.containers.test/weather/mcp")
      API("weather-http", mcpServer: "weather-mcp-server", path: "weather-mcp", subscriptionRequired: false)
      servers.onCall
      API(
        "oncall-tools", tools: MCPTool.operations(of: servers.onCall), displayName: "On call",
        path: "oncall-mcp", subscriptionRequired: false)
      // The weather once more, for clients with a token; the others are told where to get one.
      for api in servers.locked { api }
      Subscription("apim-subscription")
    }
  }

  /// Lists, calls, connects, locks, and asserts.
  public var steps: [any Step] {
    let city = city
    Exercise("List the tools of each server", saving: listings) { session in
      var listings: [Listing] = []
      for (server, path, transport) in Self.servers {
        let client = session.mcp(path, transport)
        try await client.connect()
        let tools = try await client.listTools()
        await client.close()
        for tool in tools { session.show("\(server)  \(tool.name)  \(tool.inputSchema)") }
        var listing = Listing(server: server, path: path, tools: tools.map(\.name))
        if transport == .events { listing.firstEventMs = try await Self.firstEvent(path, session) }
        listings.append(listing)
      }
      return listings
    }
    Exercise("Ask for the weather in \(city), over each transport", saving: weather) { session in
      var answers: [String] = []
      for (path, transport) in [("/weather/sse", MCPClient.Transport.events), ("/weather-mcp", .streamable)] {
        let client = session.mcp(path, transport)
        try await client.connect()
        answers.append(try await client.callTool("get_weather", ["city": .string(city)]).text)
        await client.close()
      }
      return answers
    }
    Exercise("Ask a model that may call the tools", saving: conversation) { session in
      let client = session.mcp("/weather/sse", .events)
      try await client.connect()
      let conversation = try await Self.converse("What's the current weather in \(city)?", client, session)
      await client.close()
      return conversation
    }
    Exercise("Query the tokens of its answers", saving: metered) { session in
      try await session.insights(Self.logger, Self.insights).query(Self.tokensQuery)
    }
    Exercise("Call the operations of a REST API as tools", saving: onCall) { session in
      let client = session.mcp("/oncall-mcp/mcp")
      try await client.connect()
      let answers = [
        try await client.callTool("list-teams"),
        try await client.callTool("get-on-call", ["team": "database", "days": 7]),
        try await client.callTool("page-team", ["team": "network", "body": ["message": "Packets get lost"]]),
        try await client.callTool("get-on-call", ["team": "no-such-team"]),
      ]
      await client.close()
      return answers.map(\.text)
    }
    Exercise("Connect a GitHub account, and ask for its issues", saving: connecting) { session in
      try await Self.connect(session)
    }
    Exercise("Lock the servers, and open streams with and without a token", saving: attempts) { session in
      try await Self.lock(session)
    }
    ShowChart("Tools", listings) { listings in
      .table(
        Chart.Table(
          title: "Tools", columns: ["Server", "Path", "Tools"],
          rows: listings.map { [$0.server, $0.path, $0.tools.joined(separator: ", ")] }))
    }
    ShowChart("Streams of the locked server", attempts) { attempts in
      .table(
        Chart.Table(
          title: "Streams of the locked server", columns: ["Token", "Status"],
          rows: attempts.map { [$0.token, "\($0.status)"] }))
    }
    assertions
  }

  static let model = "gpt-4o-mini"
  static let logger = "apim-logger"
  static let insights = ApplicationInsightsSimulator()

  private static let tokensQuery = """
    customMetrics
    | where name == 'Total Tokens'
    | extend dimensions = parse_json(customDimensions)
    | extend subscription = tostring(dimensions.['Subscription ID'])
    | order by timestamp asc
    | project value, subscription
    """

  static let servers: [(String, String, MCPClient.Transport)] = [
    ("weather", "/weather/sse", .events), ("github", "/github/sse", .events),
    ("servicenow", "/servicenow/sse", .events), ("weather", "/weather-mcp", .streamable),
    ("oncall", "/oncall-mcp/mcp", .streamable),
  ]
}
