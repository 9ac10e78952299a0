import HTTPTransport
import LabTime
import MCP
import OpenAI
import Testing

/// Resources and prompts of a server.
@Suite struct ResourceTests {
  private static var server: MCPServer {
    var server = MCPServer(Implementation("library", version: "1"), tools: []) { _ in .text("") }
    server.resources = [
      ServerResource("docs://a", name: "A", description: "The first", mimeType: "text/markdown") { "# A" },
      ServerResource("docs://b", name: "B") { throw MCPClientError.timedOut },
    ]
    server.prompts = [
      ServerPrompt(
        "greet", description: "A greeting", arguments: [ServerPrompt.Argument("name", required: true)]
      ) {
        "Greet \($0["name"] ?? "")."
      }
    ]
    server.pageSize = 1
    return server
  }

  @Test(arguments: [Revision.november2024, .november2025, .july2026])
  func `They are listed and read, in every revision`(_ revision: Revision) async throws {
    let trial = Trial(Self.server)
    let client = try trial.client()
    try await trial.clock.run {
      try await client.connect(revision)
      #expect(
        try await client.listResources() == [
          ["uri": "docs://a", "name": "A", "description": "The first", "mimeType": "text/markdown"],
          ["uri": "docs://b", "name": "B", "mimeType": "text/plain"],
        ])
      #expect(try await client.readResource("docs://a") == ["# A"])
      #expect(
        try await client.listPrompts() == [
          [
            "name": "greet", "description": "A greeting",
            "arguments": [["name": "name", "required": true]],
          ]
        ])
      #expect(
        try await client.getPrompt("greet", ["name": "Ada"]) == [
          ["role": "user", "content": ["type": "text", "text": "Greet Ada."]]
        ])
    }
  }

  // -32002 is the code of the revisions with a handshake; 2026-07-28 has -32602 for it.
  @Test(arguments: [(Revision.november2025, -32002), (.july2026, -32602)])
  func `What there is not, and what fails, has its code`(_ revision: Revision, _ code: Int) async throws {
    let trial = Trial(Self.server)
    let client = try trial.client()
    @Sendable func refusal(_ request: @Sendable () async throws -> Void) async throws -> Int? {
      do {
        try await request()
        return nil
      } catch let error as JSONRPCError {
        return error.code
      }
    }
    let codes = try await trial.clock.run {
      try await client.connect(revision)
      return [
        try await refusal { _ = try await client.readResource("docs://none") },
        try await refusal { _ = try await client.readResource("docs://b") },
        try await refusal { _ = try await client.getPrompt("none") },
        try await refusal { _ = try await client.getPrompt("greet") },
      ]
    }
    #expect(codes == [code, -32603, -32602, -32602])
  }

  @Test func `A server without them does not know the methods`() async throws {
    let trial = Trial()
    let client = try trial.client()
    try await trial.clock.run {
      try await client.connect(.november2025)
      await #expect(throws: JSONRPCError.self) { try await client.listResources() }
      await #expect(throws: JSONRPCError.self) { try await client.listPrompts() }
    }
  }
}
