import AIGateway
import HTTPTransport
import LabTime
import MCP
import OpenAI
import Testing

/// A REST API exposed as an MCP server.
@Suite struct ToolServerTests {
  @Test func `Operations are tools whose schemas come from the API's definition`() async throws {
    let tools = try await ToolTrial.make().tools { try await $0.listTools() }
    #expect(tools.map(\.name) == ["listPets", "addPet", "get-pets-id"])
    #expect(tools[0].description == "All pets")
    #expect(
      tools[0].inputSchema.description == """
        {"type":"object","properties":{"limit":{"type":"integer","maximum":100},\
        "kinds":{"type":"array","items":{"enum":["cat","dog"]}},"from":{"type":"string","format":"date"},\
        "X-Tenant":{"type":"string","minLength":2}},"required":["limit"]}
        """)
    #expect(
      tools[1].inputSchema["$defs"]?.description == """
        {"Owner":{"type":"object","properties":{"mail":{"type":"string","format":"email"}}}}
        """)
    #expect(
      tools[1].inputSchema["properties"]?["body"]?["properties"]?.description == """
        {"id":{"type":"integer"},"name":{"type":["string","null"]},"owner":{"$ref":"#/$defs/Owner"}}
        """)
    #expect(tools[2].inputSchema["required"] == ["id"])
    // The references lead somewhere: the schema can be used.
    #expect(try JSONSchema(tools[1].inputSchema).accepts(["body": ["id": 1, "name": nil, "owner": [:]]]))
    #expect(try !JSONSchema(tools[1].inputSchema).accepts(["body": ["id": 1, "name": "x", "owner": 3]]))
  }

  @Test func `A call becomes a request to the operation`() async throws {
    let trial = try ToolTrial.make(answeredBy: Trial.Backend(json: #"[{"id": 1}]"#))
    let results = try await trial.tools { client in
      [
        try await client.callTool(
          "listPets", ["limit": 2, "kinds": ["cat", "dog"], "X-Tenant": "a b"]),
        try await client.callTool("addPet", ["body": ["id": 1, "name": "Rex"]]),
        try await client.callTool("get-pets-id", ["id": 7]),
      ]
    }
    #expect(results.map(\.text) == Array(repeating: #"[{"id": 1}]"#, count: 3))
    #expect(
      trial.backend.requests.map { "\($0.method) \($0.url)" } == [
        "GET http://pets.test/v1/pets?limit=2&kinds=cat&kinds=dog", "POST http://pets.test/v1/pets",
        "GET http://pets.test/v1/pets/7",
      ])
    #expect(trial.backend.requests[0].headers["X-Tenant"] == "a b")
    #expect(trial.backend.requests[1].headers["Content-Type"] == "application/json")
    #expect(try await trial.backend.requests[1].body.gathered() == Array(#"{"id":1,"name":"Rex"}"#.utf8))
  }

  @Test(arguments: [Revision.november2024, .march2025, .june2025, .november2025])
  func `Both transports and every revision lead there`(_ revision: Revision) async throws {
    let trial = try ToolTrial.make()
    for path in ["/pets-mcp/mcp", "/pets-mcp/sse"] {
      let client = try trial.client(path, path.hasSuffix("sse") ? .events : .streamable)
      let answer = try await trial.clock.run {
        try await client.connect(revision)
        let answer = try await client.callTool("get-pets-id", ["id": 1])
        await client.close()
        return answer
      }
      #expect(answer.text == "hello")
    }
  }

  @Test func `The call runs through the policies of the operation's own API`() async throws {
    let trial = try ToolTrial.make(
      store:
        #"<set-header name="X-Store"><value>@(context.Api.Id + " " + context.Operation.Id)</value></set-header>"#
    )
    _ = try await trial.tools { try await $0.callTool("get-pets-id", ["id": 1]) }
    #expect(trial.backend.requests.last?.headers["X-Store"] == "pets get-pets-id")
  }

  @Test func `The client's own fields go no further, unless a policy says so`() async throws {
    let forward = """
      <set-header name="Authorization"><value>@(context.Request.Headers.GetValueOrDefault("Authorization"))</value>\
      </set-header>
      """
    for (policy, passed) in [("", nil), (forward, "Bearer t")] {
      let trial = try ToolTrial.make(policy: policy)
      _ = try await trial.tools(headers: ["Authorization": "Bearer t", "X-Mine": "1"]) {
        try await $0.callTool("get-pets-id", ["id": 1])
      }
      let request = try #require(trial.backend.requests.last)
      #expect(request.headers["Authorization"] == passed)
      #expect(request.headers["X-Mine"] == nil)
      #expect(request.headers["Mcp-Method"] == nil)
    }
  }

  @Test func `A key opens the server, and the API behind its tools`() async throws {
    let trial = try ToolTrial.make(keys: true)
    let answer = try await trial.tools(headers: ["Ocp-Apim-Subscription-Key": "key-1"]) {
      try await $0.callTool("get-pets-id", ["id": 1])
    }
    #expect(answer.text == "hello")
    await #expect {
      try await trial.tools { try await $0.listTools() }
    } throws: { error in
      guard case .http(401, let body)? = error as? MCPClientError else { return false }
      return body.contains("missing subscription key")
    }
  }

  // The pattern of "Secure access to MCP servers": the body says the method, the session is the key.
  @Test func `Policies run for each message, and count the calls of a session`() async throws {
    let trial = try ToolTrial.make(
      policy: """
        <set-variable name="body" value="@(context.Request.Body?.As<string>(preserveContent: true) ?? "{}")" />
        <choose>
          <when condition="@(context.Request.Method == "POST" && JObject.Parse((string)context.Variables["body"])["method"]?.ToString() == "tools/call")">
            <rate-limit-by-key calls="2" renewal-period="60" \
              counter-key="@(context.Request.Headers.GetValueOrDefault("Mcp-Session-Id", "unknown"))" />
          </when>
        </choose>
        """)
    for _ in 1...2 {
      let statuses = try await trial.tools(.november2025) { client in
        var statuses: [Int] = []
        for _ in 1...3 {
          do {
            _ = try await client.callTool("get-pets-id", ["id": 1])
            statuses.append(200)
          } catch MCPClientError.http(let status, _) {
            statuses.append(status)
          }
          _ = try await client.listTools()
        }
        return statuses
      }
      #expect(statuses == [200, 200, 429])
    }
  }

  @Test func `What the operation refuses is a result that says so`() async throws {
    let trial = try ToolTrial.make(
      answeredBy: Trial.Backend(json: #"{"error": "no such pet"}"#, status: 404))
    let answers = try await trial.tools { client in
      [
        try await client.callTool("get-pets-id", ["id": 1]),
        try await client.callTool("get-pets-id", ["id": "one"]),
        try await client.callTool("get-pets-id", [:]),
      ]
    }
    #expect(answers.map(\.isError) == [true, true, true])
    #expect(answers[0].text == #"HTTP 404 Not Found: {"error": "no such pet"}"#)
    #expect(trial.backend.requests.count == 1)
  }

  @Test(arguments: ["..", ".", "", "a/b", "%2e%2e", "{x}"])
  func `No argument leads to another path`(_ text: String) async throws {
    let api = API(
      "files", APIDefinition(operations: [Operation("read", "GET", "/files/{name}/text")]), path: "f",
      serviceURL: "http://files.test/root", subscriptionRequired: false)
    let trial = try Trial(
      Service {
        api
        API("tools", tools: MCPTool.operations(of: api), path: "pets-mcp", subscriptionRequired: false)
      })
    _ = try await trial.tools { try await $0.callTool("read", ["name": .string(text)]) }
    for request in trial.backend.requests {
      let steps = request.url.path.split(separator: "/", omittingEmptySubsequences: false)
      #expect(steps.count == 5)
      #expect(!steps.contains(".."))
      #expect(request.url.path.hasPrefix("/root/files/"))
    }
  }

  @Test(arguments: [
    (
      MCPTool("t", api: "pet", operation: "listPets"),
      "the tool \"t\" is of an API \"pet\", which the service has not. \"pets\" is near"
    ),
    (MCPTool("t", api: "pets", operation: "listPet"), "which the API \"pets\" has not. \"listPets\" is near"),
    (MCPTool("t", api: "any", operation: "any"), "takes any method or path"),
  ])
  func `A tool that leads nowhere is refused when the service loads`(
    _ tool: MCPTool, _ message: String
  ) throws {
    let definition = try APIDefinition.openAPI(bytes: Array(PetStore.document.utf8))
    #expect {
      try Trial(
        Service {
          API("pets", definition, path: "store")
          API("any", .passthrough, path: "any")
          API("tools", tools: [tool], path: "mcp")
        })
    } throws: {
      "\($0)".contains(message)
    }
  }
}
