import AIGateway
import HTTPTransport
import LabTime
import MCP
import OpenAI
import Simulators
import Testing

@testable import LabRunner

/// Tools that reach a service with an account that a person has connected, all of it deployed.
@Suite struct ConnectedToolsTests {
  private static let policy = """
    <policies><inbound><base />
      <get-authorization-context provider-id="@(context.Request.Headers["providerId"][0])" \
    authorization-id="@(context.Request.Headers["authorizationId"][0])" context-variable-name="auth" />
      <set-header name="Authorization"><value>\
    @("Bearer " + ((Authorization)context.Variables["auth"]).AccessToken)</value></set-header>
      <set-backend-service backend-id="incidents" />
    </inbound></policies>
    """

  private static var service: Service {
    Service {
      API(
        "servicenow", .passthrough, path: "servicenow", subscriptionRequired: false,
        policy: .text(policy, name: "policy.xml"))
      API(
        "tools", mcpServer: "server", path: "tools", subscriptionRequired: false)
      API(
        "consent", APIDefinition(operations: [Operation("consent", "*", "/consent")]), path: "accounts",
        serviceURL: "https://management.azure.com", subscriptionRequired: false)
      Backend("incidents", ServiceNowSimulator(), path: "")
      Backend(
        "server", path: "/srv/mcp",
        networkedHost: { surroundings in
          MCPEndpoint(path: "/srv", clock: surroundings.clock, random: surroundings.random)
            .serving(ServiceNowTools.server(network: surroundings.network, gateway: surroundings.gateway))
        })
      AuthorizationProvider("servicenow", credentialManager: "https://management.azure.com")
      ExternalHost(
        "management.azure.com",
        networkedHost: { surroundings in
          CredentialManagerSimulator(providers: ["servicenow": "now_"]) {
            "http://\(surroundings.gateway().authority)/accounts"
          }.start(clock: surroundings.clock, random: surroundings.random)
        })
    }
  }

  // Connects an account, then works with incidents.
  private static func work(_ service: RunningService, _ clock: any LabClock) async throws {
    var url = service.baseURL
    url.path = "/tools"
    let client = MCPClient(url, over: service.network, clock: clock)
    try await client.connect(.november2025)
    let refused = try await client.callTool("list_incidents")
    #expect(refused.isError)
    let asked = try await client.callTool("authorize_servicenow").text
    let link = try #require(asked.split(separator: " ").last.flatMap { RequestURL(String($0)) })
    #expect(link.authority == service.baseURL.authority)
    var target = link
    target.query = nil
    let agreed = try await service.network.respond(
      to: Request("POST", target, body: .text(link.query ?? "")))
    #expect(agreed.status == 302)
    #expect(try await client.callTool("authorize_servicenow").text == "Connection authorized.")

    let before = try JSON(parsing: try await client.callTool("list_incidents").text)
    let made = try JSON(
      parsing: try await client.callTool(
        "create_incident", ["short_description": "The coffee machine leaks", "urgency": "1"]
      ).text)
    let id = try #require(made["result"]?["sys_id"])
    let read = try JSON(parsing: try await client.callTool("get_incident", ["sys_id": id]).text)
    #expect(read["result"]?["short_description"] == "The coffee machine leaks")
    #expect(read["result"]?["number"] == "INC0000005")
    let after = try JSON(parsing: try await client.callTool("list_incidents").text)
    #expect(before["result"]?.array?.count == 4)
    #expect(after["result"]?.array?.count == 5)
    #expect(try await client.callTool("get_incident", ["sys_id": "none"]).text.contains("No Record found"))
    // An argument that the schema does not allow goes nowhere.
    #expect(try await client.callTool("create_incident", ["urgency": "9"]).isError)
    await client.close()
  }

  @Test func `An account is connected and used in simulated time`() async throws {
    let clock = VirtualClock(startingAt: Runner.simulatedStart)
    let service = try RunningService.simulated(
      Self.service, folder: "/nowhere", clock: clock, random: RandomSource(seed: 1))
    try await clock.run { try await Self.work(service, clock) }
  }

  @Test(.timeLimit(.minutes(5))) func `So it is over sockets`() async throws {
    let clock = RealClock(startingAt: Runner.simulatedStart)
    let service = try await RunningService.live(
      Self.service, folder: "/nowhere", clock: clock, random: RandomSource(seed: 1))
    do {
      try await Self.work(service, clock)
    } catch {
      await service.shutdown()
      throw error
    }
    await service.shutdown()
  }
}
