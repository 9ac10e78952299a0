import HTTPTransport
import LabTime
import MCP
import OpenAI
import Synchronization
import Testing

/// Streams that a client goes on reading, and what it is told unasked ("Streamable HTTP" of revision 2025-06-18).
@Suite struct SessionStreamsTests {
  // The id and the data of each event; comments have neither.
  private static func events(_ text: String) -> [(id: String, data: String)] {
    text.split(separator: "\n\n").compactMap { event in
      let fields = event.split(separator: "\n").map { $0.split(separator: ":", maxSplits: 1) }
      func value(_ name: String) -> String? {
        fields.first { $0.first.map(String.init) == name }?.last.map { String($0.drop { $0 == " " }) }
      }
      return value("data").map { (value("id") ?? "", $0) }
    }
  }

  private static func count(_ id: Int) -> String {
    """
    {"jsonrpc":"2.0","id":\(id),"method":"tools/call","params":{"name":"count","_meta":{"progressToken":"p\(id)"}}}
    """
  }

  @Test func `A stream goes on behind the event that was seen last, and tells nothing of another`()
    async throws
  {
    let trial = Trial()
    let session: Headers = ["Mcp-Session-Id": try await trial.begin(.june2025)]
    let first = Self.events(try await trial.send("POST", "/srv/mcp", Self.count(2), headers: session).text)
    let second = Self.events(try await trial.send("POST", "/srv/mcp", Self.count(3), headers: session).text)
    #expect(first.count == 4 && Set((first + second).map(\.id)).count == 8)
    for known in 0..<4 {
      let rest = try await trial.send(
        "GET", "/srv/mcp", headers: session + ["Last-Event-ID": first[known].id])
      #expect(rest.status == 200 && rest.headers["Content-Type"] == "text/event-stream")
      let told = Self.events(rest.text)
      #expect(told.map(\.id) == first.dropFirst(known + 1).map(\.id))
      #expect(told.map(\.data) == first.dropFirst(known + 1).map(\.data))
    }
  }

  @Test func `What is told while nobody reads is not lost`() async throws {
    let clock = Mutex<VirtualClock?>(nil)
    let trial = Trial(
      MCPServer("slow", version: "1") {
        ServerTool("count", "Counts slowly") { call in
          for number in 1...3 {
            call.progress(Double(number), of: 3, "at \(number)")
            try await clock.withLock { $0 }?.sleep(for: .seconds(5))
          }
          return .text("counted")
        }
      })
    let session: Headers = ["Mcp-Session-Id": try await trial.begin(.june2025)]
    let url = try #require(RequestURL("http://server.test/srv/mcp"))
    clock.withLock { $0 = trial.clock }
    let (first, rest) = try await trial.clock.run {
      let response = try await trial.host.respond(
        to: Request("POST", url, headers: Trial.json + session, body: .text(Self.count(2))))
      guard case .stream(let stream) = response.body else { throw MCPClientError.streamEnded }
      var chunks = stream.makeAsyncIterator()
      let first = String(decoding: try await chunks.next() ?? [], as: UTF8.self)
      // The connection is lost, and the call goes on.
      try await trial.clock.sleep(for: .seconds(60))
      let id = try #require(Self.events(first).first?.id)
      let again = try await trial.host.respond(
        to: Request("GET", url, headers: Trial.json + session + ["Last-Event-ID": id]))
      return (first, String(decoding: try await again.body.gathered(), as: UTF8.self))
    }
    #expect(first.contains(#""message":"at 1""#))
    let told = Self.events(rest).map(\.data)
    #expect(told.count == 3 && told[0].contains("at 2") && told[1].contains("at 3"))
    #expect(told.last?.contains("counted") == true)
  }

  @Test func `A session is told that the tools have changed, and the last to come reads`() async throws {
    let trial = Trial()
    let id = try await trial.begin(.june2025)
    let session: Headers = ["Mcp-Session-Id": id]
    let all = Trial.server
    let changed = MCPServer(all.info, tools: Array(all.tools.dropLast()), call: all.call)
    let other = trial.endpoint.serving(changed)
    let url = try #require(RequestURL("http://server.test/srv/mcp"))
    let ping = #"{"jsonrpc":"2.0","id":1,"method":"ping"}"#
    let (one, two, ended) = try await trial.clock.run {
      func open() async throws -> BodyStream {
        let response = try await trial.host.respond(to: Request("GET", url, headers: Trial.json + session))
        guard response.status == 200, case .stream(let stream) = response.body else {
          throw MCPClientError.streamEnded
        }
        return stream
      }
      var former = try await open().makeAsyncIterator()
      // Nothing is said for fifteen seconds.
      let one = String(decoding: try await former.next() ?? [], as: UTF8.self)
      var latter = try await open().makeAsyncIterator()
      let answer = try await other.respond(
        to: Request("POST", url, headers: Trial.json + session, body: .text(ping)))
      #expect(answer.status == 200)
      let two = String(decoding: try await latter.next() ?? [], as: UTF8.self)
      let ended = try await former.next() == nil
      return (one, two, ended)
    }
    #expect(one == ": ping\n\n" && ended)
    #expect(
      Self.events(two).map(\.data) == [#"{"jsonrpc":"2.0","method":"notifications/tools/list_changed"}"#])
    // Who has seen it, and who has lost it.
    let id1 = try #require(Self.events(two).first?.id)
    let deleted = try await trial.send("DELETE", "/srv/mcp", headers: session)
    #expect(deleted.status == 200)
    let gone = try await trial.send("GET", "/srv/mcp", headers: session + ["Last-Event-ID": id1])
    #expect(gone.status == 404)
  }

  @Test(
    arguments: [
      (["Last-Event-ID": "0-1"], 400), (["Last-Event-ID": "7-0"], 400), (["Last-Event-ID": "x"], 400),
      (["Last-Event-ID": "0--1"], 400), (["Last-Event-ID": "99999999999999999999-1"], 400),
      (["Mcp-Session-Id": "nobody"], 404), (["Mcp-Session-Id": ""], 404),
      (["Accept": "application/json"], 406),
      (["MCP-Protocol-Version": "2026-07-28"], 405),
    ] as [(Headers, Int)])
  func `What cannot be gone on with is refused`(headers: Headers, status: Int) async throws {
    let trial = Trial()
    var fields: Headers = ["Mcp-Session-Id": try await trial.begin(.june2025)]
    for field in headers.fields { fields[field.name] = field.value }
    #expect(try await trial.send("GET", "/srv/mcp", headers: fields).status == status)
    #expect(try await trial.send("GET", "/srv/mcp").status == 400)
  }

  @Test func `What was told long ago is not kept`() async throws {
    let trial = Trial(
      MCPServer("long", version: "1") {
        ServerTool("count", "Counts far") { call in
          for number in 1...500 { call.progress(Double(number)) }
          return .text("counted")
        }
      })
    let session: Headers = ["Mcp-Session-Id": try await trial.begin(.june2025)]
    let told = Self.events(try await trial.send("POST", "/srv/mcp", Self.count(2), headers: session).text)
    #expect(told.count == 501)
    let late = try await trial.send("GET", "/srv/mcp", headers: session + ["Last-Event-ID": told[420].id])
    #expect(Self.events(late.text).map(\.id) == told.dropFirst(421).map(\.id))
    let lost = try await trial.send("GET", "/srv/mcp", headers: session + ["Last-Event-ID": told[0].id])
    #expect(lost.status == 400)
  }
}

extension Headers {
  fileprivate static func + (one: Headers, other: Headers) -> Headers {
    var all = one
    for field in other.fields { all[field.name] = field.value }
    return all
  }
}
