import AIGateway
import HTTPTransport
import LabTime
import MCP
import OpenAI
import Testing

/// Tokens in front of an MCP server, and the metadata that says where clients get them (RFC 9728).
@Suite struct ToolServerAuthorizationTests {
  private static let jwt = """
    <validate-jwt header-name="Authorization" failed-validation-httpcode="401" \
    failed-validation-error-message="Unauthorized. Access token is missing or invalid.">\
    \(ValidateJWTTests.secretKey)</validate-jwt>
    """

  private static let metadata = PolicySource.text(
    """
    <policies><inbound><return-response><set-status code="200" reason="OK" />
      <set-header name="Content-Type"><value>application/json</value></set-header>
      <set-body>@(JsonConvert.SerializeObject(new {
        resource = "https://" + context.Request.OriginalUrl.Host + "/pets-mcp/mcp",
        authorization_servers = new[] { "https://login.example/v2.0" },
        bearer_methods_supported = new[] { "header" },
        scopes_supported = new[] { "mcp.use" } }))</set-body>
    </return-response></inbound><backend><base /></backend><outbound><base /></outbound>\
    <on-error><base /></on-error></policies>
    """, name: "metadata.xml")

  private func trial() throws -> Trial {
    let definition = try APIDefinition.openAPI(bytes: Array(PetStore.document.utf8))
    let pets = API("pets", definition, path: "store", subscriptionRequired: false)
    let policy = """
      <policies><inbound><base />\(Self.jwt)</inbound><backend><base /></backend><outbound><base /></outbound>
        <on-error><base />
          <set-header name="WWW-Authenticate"><value>@("Bearer error=\\"invalid_token\\", resource_metadata=\\"https://" \
      + context.Request.OriginalUrl.Host + "/.well-known/oauth-protected-resource\\"")</value></set-header>
        </on-error></policies>
      """
    return try Trial(
      Service {
        pets
        API(
          "tools", tools: MCPTool.operations(of: pets), path: "pets-mcp",
          operations: [
            Operation("prm", "GET", "/.well-known/oauth-protected-resource", policy: Self.metadata)
          ], subscriptionRequired: false, policy: .text(policy, name: "policy.xml"))
        API(
          "discovery",
          APIDefinition(operations: [
            Operation("prm", "GET", "/.well-known/oauth-protected-resource", policy: Self.metadata),
            Operation(
              "prm-of", "GET", "/.well-known/oauth-protected-resource/{*path}", policy: Self.metadata),
          ]), path: "", subscriptionRequired: false)
      })
  }

  @Test func `Without a token the answer says where to ask for one`() async throws {
    let trial = try trial()
    let answer = try await trial.send(
      "POST", "/pets-mcp/mcp", headers: ["Content-Type": "application/json"],
      body: #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25"}}"#)
    #expect(answer.status == 401)
    #expect(
      answer.text
        == #"{ "statusCode": 401, "message": "Unauthorized. Access token is missing or invalid." }"#)
    #expect(
      answer.headers["WWW-Authenticate"]
        == #"Bearer error="invalid_token", resource_metadata="https://gateway.test/.well-known/oauth-protected-resource""#
    )
    #expect(try await trial.send("GET", "/pets-mcp/sse").status == 401)
  }

  @Test func `With a token the tools are there`() async throws {
    let token = try TokenSamples.token("HS256")
    let tools = try await trial().tools(headers: ["Authorization": "Bearer \(token)"]) {
      try await $0.listTools()
    }
    #expect(tools.count == 3)
  }

  @Test(arguments: [
    "/.well-known/oauth-protected-resource", "/.well-known/oauth-protected-resource/pets-mcp/mcp",
    "/pets-mcp/.well-known/oauth-protected-resource",
  ])
  func `The metadata needs no token, at the root and below the server's path`(_ path: String) async throws {
    let answer = try await trial().send("GET", path)
    // The policy of the server's API guards whatever begins with <base />; that of the metadata does not.
    #expect(answer.status == 200)
    let json = try JSON(parsing: answer.text)
    #expect(json["resource"] == "https://gateway.test/pets-mcp/mcp")
    #expect(json["authorization_servers"] == ["https://login.example/v2.0"])
  }

  @Test func `The operation behind a tool uses a connection of the credential manager`() async throws {
    let policy = """
      <base /><get-authorization-context provider-id="@(context.Request.Headers["providerId"][0])" \
      authorization-id="@(context.Request.Headers["authorizationId"][0])" \
      context-variable-name="auth-context" identity-type="managed" ignore-error="false" />
      <set-header name="Authorization"><value>\
      @("Bearer " + ((Authorization)context.Variables.GetValueOrDefault("auth-context"))?.AccessToken)\
      </value></set-header>
      """
    let ids = ["providerId", "authorizationId"].map { OperationParameter($0, required: true) }
    let github = API(
      "github",
      APIDefinition(operations: [
        Operation("user", "GET", "/user", request: OperationRequest(headers: ids))
      ]), path: "github", serviceURL: "https://api.github.test", subscriptionRequired: false,
      policy: .text(ToolTrial.document(policy.replacing("<base />", with: "")), name: "github.xml"))
    let trial = try Trial(
      Service {
        github
        API("tools", tools: MCPTool.operations(of: github), path: "pets-mcp", subscriptionRequired: false)
        AuthorizationProvider("github", [Authorization("octo", accessToken: "gho_secret")])
      })
    let answers = try await trial.tools { client in
      [
        try await client.callTool("user", ["providerId": "github", "authorizationId": "octo"]),
        try await client.callTool("user", ["providerId": "github", "authorizationId": "nobody"]),
      ]
    }
    #expect(answers[0].text == "hello")
    #expect(trial.backend.requests.map { $0.headers["Authorization"] } == ["Bearer gho_secret"])
    #expect(answers[1].isError)
    #expect(answers[1].text.hasPrefix(#"HTTP 500 Internal Server Error: { "statusCode": 500"#))
  }
}
