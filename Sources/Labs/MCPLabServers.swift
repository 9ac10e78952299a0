import AIGateway
import HTTPTransport
import MCP
import OpenAI
import Simulators

/// What stands behind the gateway of the lab on MCP: three servers in containers, the services they use, the
/// credential manager, and whoever gives out tokens.
struct MCPLabServers {
  static let tenant = "11111111-2222-3333-4444-555555555555"
  static let client = "aaaaaaaa-0000-0000-0000-000000000001"
  static let secret = "lab-secret"

  /// An API that leads to a server's container, whose paths are the server's own.
  func api(_ name: String, operations: [Operation]) -> API {
    API(
      "\(name)-mcp",
      APIDefinition(
        operations: [
          Operation("sse", "GET", "/sse"), Operation("messages", "POST", "/messages/"),
        ] + operations), path: name, serviceURL: "https://\(name).containers.test/\(name)",
      subscriptionRequired: false,
      subscriptionKeyNames: SubscriptionKeyNames(header: "api-key", query: "subscription-key"))
  }

  /// The operations of GitHub that its server's tools use.
  let gitHubOperations = [
    Operation("user", "GET", "/user", policy: .file("github-policy.xml")),
    Operation("issues", "GET", "/repos/{username}/{repo}/issues", policy: .file("github-policy.xml")),
  ]

  /// The operations of ServiceNow that its server's tools use.
  let serviceNowOperations = [
    Operation("ListIncidents", "GET", "/api/now/v2/table/incident", policy: .file("servicenow-policy.xml")),
    Operation("CreateIncident", "POST", "/api/now/v2/table/incident", policy: .file("servicenow-policy.xml")),
    Operation(
      "GetIncident", "GET", "/api/now/v2/table/incident/{sys_id}", policy: .file("servicenow-policy.xml")),
  ]

  /// A REST API that knows nothing of MCP.
  var onCall: API {
    // The document is the simulator's own, so it can be read.
    let definition = (try? APIDefinition.openAPI(OnCallSimulator.definition)) ?? APIDefinition(operations: [])
    return API(
      "oncall", definition, displayName: "On call", path: "oncall", serviceURL: "https://oncall.test",
      subscriptionRequired: false)
  }

  /// A server that wants a token from the start, by both transports, and the metadata that says whose.
  var locked: [any ServiceResource] {
    var events = api("locked", operations: [])
    events.policy = .file("locked-policy.xml")
    let metadata = PolicySource.file("metadata-policy.xml")
    return [
      events,
      Backend("locked-mcp-server", url: "https://locked.containers.test/locked/mcp"),
      API(
        "locked-http", mcpServer: "locked-mcp-server", path: "locked-mcp", subscriptionRequired: false,
        policy: .file("locked-policy.xml")),
      API(
        "metadata",
        APIDefinition(operations: [
          Operation("gateway", "GET", "/oauth-protected-resource", policy: metadata),
          Operation("server", "GET", "/oauth-protected-resource/{*path}", policy: metadata),
        ]), path: ".well-known", subscriptionRequired: false),
    ]
  }

  /// The hosts, and the gateway's connections to them.
  var hosts: [any ServiceResource] {
    let entra = EntraIDSimulator(tenants: [
      Tenant(Self.tenant, applications: [AppRegistration(Self.client, secrets: [Self.secret])])
    ])
    return [
      container("weather") { WeatherTools.server(random: $0.random) },
      container("locked") { WeatherTools.server(random: $0.random) },
      container("github") { GitHubTools.server(network: $0.network, gateway: $0.gateway) },
      container("servicenow") { ServiceNowTools.server(network: $0.network, gateway: $0.gateway) },
      ExternalHost("api.github.com") { clock, random, _ in
        GitHubSimulator().start(clock: clock, random: random)
      },
      ExternalHost("oncall.test") { clock, random, _ in OnCallSimulator().start(clock: clock, random: random)
      },
      ExternalHost("login.microsoftonline.com") { clock, random, _ in
        entra.start(clock: clock, random: random)
      },
      ExternalHost(
        "management.azure.com",
        networkedHost: { surroundings in
          let manager = CredentialManagerSimulator(providers: ["github": "gho_", "servicenow": "now_"]) {
            let url = surroundings.gateway()
            return "\(url.scheme)://\(url.authority)/credentials"
          }
          return manager.start(clock: surroundings.clock, random: surroundings.random)
        }),
      AuthorizationProvider("github", credentialManager: "https://management.azure.com"),
      AuthorizationProvider("servicenow", credentialManager: "https://management.azure.com"),
      // What a browser and a client need of the outside is reached through the gateway.
      API(
        "credentials", APIDefinition(operations: [Operation("consent", "*", "/consent")]),
        path: "credentials",
        serviceURL: "https://management.azure.com", subscriptionRequired: false),
      API(
        "login", .passthrough, path: "login", serviceURL: "https://login.microsoftonline.com",
        subscriptionRequired: false),
    ]
  }

  private func container(
    _ name: String, _ server: @escaping @Sendable (HostSurroundings) -> MCPServer
  ) -> ExternalHost {
    ExternalHost(
      "\(name).containers.test",
      networkedHost: { surroundings in
        MCPEndpoint(path: "/\(name)", clock: surroundings.clock, random: surroundings.random)
          .serving(server(surroundings))
      })
  }
}
