import Foundation
import HTTPTransport
import LabTime
import MCP
import OpenAI
import Testing

/// Streamable HTTP with sessions: the revisions 2025-03-26 to 2025-11-25.
@Suite struct StreamableHTTPTests {
  @Test(arguments: [
    ("2025-03-26", "2025-03-26"), ("2025-06-18", "2025-06-18"), ("2025-11-25", "2025-11-25"),
    ("2024-11-05", "2024-11-05"), ("1999-01-01", "2025-11-25"), ("2026-07-28", "2025-11-25"),
  ])
  func `The handshake agrees on the client's revision, or on the newest one`(
    _ offer: String, _ agreed: String
  ) async throws {
    let answer = try await Trial().send("POST", "/srv/mcp", Trial.introduction(offer))
    #expect(answer.status == 200)
    #expect(
      answer.text == """
        {"jsonrpc":"2.0","id":0,"result":{"protocolVersion":"\(agreed)",\
        "capabilities":{"tools":{"listChanged":true}},"serverInfo":{"name":"trial","version":"1.2"},\
        "instructions":"Be kind."}}
        """)
    #expect(answer.headers["Mcp-Session-Id"]?.count == 32)
  }

  @Test func `A tool is listed and called`() async throws {
    let trial = Trial()
    let session: Headers = ["Mcp-Session-Id": try await trial.begin(.june2025)]
    let list = try await trial.send(
      "POST", "/srv/mcp", #"{"jsonrpc":"2.0","id":"l","method":"tools/list"}"#, headers: session)
    let tools = try JSON(parsing: list.text)["result"]?["tools"]
    #expect(tools?[0]?["name"] == "add")
    #expect(tools?[0]?["outputSchema"]?["type"] == "object")
    let call = try await trial.send(
      "POST", "/srv/mcp",
      #"{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"add","arguments":{"a":2,"b":40}}}"#,
      headers: session)
    #expect(call.headers["Content-Type"] == "application/json")
    #expect(
      call.text == """
        {"jsonrpc":"2.0","id":2,"result":{"content":[{"type":"text","text":"{\\"sum\\":42}"}],\
        "structuredContent":{"sum":42},"isError":false}}
        """)
  }

  @Test func `Older revisions know no output schemas and structured results`() async throws {
    let trial = Trial()
    let session: Headers = ["Mcp-Session-Id": try await trial.begin(.march2025)]
    let list = try await trial.send(
      "POST", "/srv/mcp", #"{"jsonrpc":"2.0","id":1,"method":"tools/list"}"#, headers: session)
    #expect(try JSON(parsing: list.text)["result"]?["tools"]?[0]?["outputSchema"] == nil)
    let call = try await trial.send(
      "POST", "/srv/mcp",
      #"{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"add","arguments":{"a":2,"b":40}}}"#,
      headers: session)
    #expect(try JSON(parsing: call.text)["result"]?["structuredContent"] == nil)
  }

  @Test func `Progress makes the answer a stream of events`() async throws {
    let trial = Trial()
    let answer = try await trial.send(
      "POST", "/srv/mcp",
      #"{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"count","_meta":{"progressToken":"p"}}}"#,
      headers: ["Mcp-Session-Id": try await trial.begin(.november2025)])
    #expect(answer.headers["Content-Type"] == "text/event-stream")
    let events = answer.text.components(separatedBy: "\n\n").filter { !$0.isEmpty }
    #expect(events.count == 4)
    #expect(
      events.first == """
        event: message
        id: 1-1
        data: {"jsonrpc":"2.0","method":"notifications/progress","params":{"progressToken":"p",\
        "progress":1.0,"total":3.0,"message":"at 1"}}
        """)
    #expect(events.last?.contains(#""text":"counted""#) == true)
  }

  @Test func `Errors of the call are results, errors of the protocol are errors`() async throws {
    let trial = Trial()
    let session: Headers = ["Mcp-Session-Id": try await trial.begin(.november2025)]
    func call(_ params: String) async throws -> JSON {
      let body = #"{"jsonrpc":"2.0","id":2,"method":"tools/call","params":\#(params)}"#
      return try JSON(parsing: try await trial.send("POST", "/srv/mcp", body, headers: session).text)
    }
    let failed = try await call(#"{"name":"fail"}"#)
    #expect(failed["result"]?["isError"] == true)
    #expect(failed["result"]?["content"]?[0]?["text"] == "the server did not answer in time")
    let misfit = try await call(#"{"name":"add","arguments":{"a":"two"}}"#)
    #expect(misfit["result"]?["isError"] == true)
    #expect(
      misfit["result"]?["content"]?[0]?["text"]?.string?.contains("Required properties are missing") == true)
    #expect(try await call(#"{"name":"none"}"#)["error"]?["code"] == -32602)
    let unknown = try await trial.send(
      "POST", "/srv/mcp", #"{"jsonrpc":"2.0","id":2,"method":"no/such"}"#, headers: session)
    #expect(try JSON(parsing: unknown.text)["error"]?["code"] == -32601)
  }

  @Test func `A batch is answered by a batch, in the one revision that has them`() async throws {
    let trial = Trial()
    let batch = """
      [{"jsonrpc":"2.0","id":1,"method":"ping"},{"jsonrpc":"2.0","method":"notifications/x"},
      {"jsonrpc":"2.0","id":2,"method":"ping"}]
      """
    let answer = try await trial.send(
      "POST", "/srv/mcp", batch, headers: ["Mcp-Session-Id": try await trial.begin(.march2025)])
    #expect(
      answer.text == #"[{"jsonrpc":"2.0","id":1,"result":{}},{"jsonrpc":"2.0","id":2,"result":{}}]"#)
    let refused = try await trial.send(
      "POST", "/srv/mcp", batch, headers: ["Mcp-Session-Id": try await trial.begin(.june2025)])
    #expect(refused.status == 400)
  }

  @Test func `A session ends with DELETE, and is unknown from then on`() async throws {
    let trial = Trial()
    let session: Headers = ["Mcp-Session-Id": try await trial.begin(.november2025)]
    let ping = #"{"jsonrpc":"2.0","id":1,"method":"ping"}"#
    #expect(try await trial.send("POST", "/srv/mcp", ping, headers: session).status == 200)
    #expect(try await trial.send("POST", "/srv/mcp", ping).status == 400)
    #expect(try await trial.send("DELETE", headers: session).status == 200)
    #expect(try await trial.send("POST", "/srv/mcp", ping, headers: session).status == 404)
    #expect(try await trial.send("DELETE", headers: session).status == 404)
  }

  @Test func `Notifications are accepted, and nothing is said to them`() async throws {
    let trial = Trial()
    let answer = try await trial.send(
      "POST", "/srv/mcp", #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#,
      headers: ["Mcp-Session-Id": try await trial.begin(.november2025)])
    #expect(answer.status == 202)
    #expect(answer.text == "")
  }

  @Test func `What is no request of the transport is refused`() async throws {
    let trial = Trial()
    let ping = #"{"jsonrpc":"2.0","id":1,"method":"ping"}"#
    #expect(try await trial.send("PUT").status == 405)
    #expect(
      try await trial.send("POST", "/srv/mcp", ping, headers: ["Content-Type": "text/plain"]).status == 415)
    #expect(
      try await trial.send("POST", "/srv/mcp", ping, headers: ["Accept": "application/json"]).status == 406)
    #expect(try await trial.send("POST", "/srv/mcp", "{").status == 400)
    #expect(try await trial.send("POST", "/srv/other", ping).status == 404)
    #expect(
      try await trial.send("POST", "/srv/mcp", String(repeating: " ", count: (4 << 20) + 1)).status == 413)
  }

  @Test(arguments: [
    ("http://evil.example", 403), ("http://localhost:6274", 200), ("http://127.0.0.1:6274", 200),
    ("http://localhost.evil.example", 403), ("null", 403),
  ])
  func `Pages of other machines are not let in`(_ origin: String, _ status: Int) async throws {
    let answer = try await Trial().send(
      "POST", "/srv/mcp", Trial.introduction("2025-11-25"), headers: ["Origin": origin])
    #expect(answer.status == status)
  }

  @Test func `A list has pages`() async throws {
    var server = Trial.server
    server.pageSize = 3
    let trial = Trial(server)
    let client = try trial.client()
    let tools = try await trial.clock.run {
      try await client.connect(.november2025)
      return try await client.listTools()
    }
    #expect(tools.map(\.name) == ["add", "count", "fail", "who"])
    let session: Headers = ["Mcp-Session-Id": try await trial.begin(.november2025)]
    let page = try await trial.send(
      "POST", "/srv/mcp", #"{"jsonrpc":"2.0","id":1,"method":"tools/list"}"#, headers: session)
    #expect(try JSON(parsing: page.text)["result"]?["tools"]?.array?.count == 3)
    let wrong = try await trial.send(
      "POST", "/srv/mcp", #"{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"cursor":"-1"}}"#,
      headers: session)
    #expect(try JSON(parsing: wrong.text)["error"]?["code"] == -32602)
  }
}
