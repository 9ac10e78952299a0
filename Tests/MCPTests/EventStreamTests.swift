import HTTPTransport
import LabTime
import MCP
import OpenAI
import Testing

/// HTTP with server-sent events, the transport of revision 2024-11-05.
@Suite struct EventStreamTests {
  private static func stream(_ body: Body) throws -> BodyStream {
    guard case .stream(let stream) = body else { throw MCPClientError.streamEnded }
    return stream
  }

  @Test func `The stream begins with where messages go, and brings the answers`() async throws {
    let trial = Trial()
    let (first, status, second, third) = try await trial.clock.run { [trial] in
      let url = try #require(RequestURL("http://server.test/srv/sse"))
      let response = try await trial.host.respond(to: Request("GET", url))
      #expect(response.headers["Content-Type"] == "text/event-stream")
      var events = try Self.stream(response.body).makeAsyncIterator()
      let first = String(decoding: try await events.next() ?? [], as: UTF8.self)
      let path = try #require(first.split(separator: "\n").last?.dropFirst("data: ".count))
      let target = try #require(RequestURL("http://server.test\(path)"))
      let answer = try await trial.host.respond(
        to: Request(
          "POST", target, headers: Trial.json, body: .text(Trial.introduction("2024-11-05"))))
      let second = String(decoding: try await events.next() ?? [], as: UTF8.self)
      let third = String(decoding: try await events.next() ?? [], as: UTF8.self)
      return (first, answer, second, third)
    }
    #expect(first.hasPrefix("event: endpoint\ndata: /srv/messages/?session_id="))
    #expect(first.count == "event: endpoint\ndata: /srv/messages/?session_id=\n\n".count + 32)
    #expect(status.status == 202)
    #expect(
      second.hasPrefix(
        #"event: message\#ndata: {"jsonrpc":"2.0","id":0,"result":{"protocolVersion":"2024-11-05""#))
    // Fifteen seconds later.
    #expect(third == ": ping\n\n")
  }

  @Test func `Who has no stream has no session`() async throws {
    let trial = Trial()
    let ping = #"{"jsonrpc":"2.0","id":1,"method":"ping"}"#
    #expect(try await trial.send("POST", "/srv/messages/", ping).status == 400)
    #expect(try await trial.send("POST", "/srv/messages/?session_id=0123", ping).status == 404)
    let target = try await trial.clock.run { [trial] in
      let url = try #require(RequestURL("http://server.test/srv/sse"))
      let response = try await trial.host.respond(to: Request("GET", url))
      var events = try Self.stream(response.body).makeAsyncIterator()
      let first = String(decoding: try await events.next() ?? [], as: UTF8.self)
      return String(first.split(separator: "\n").last?.dropFirst("data: ".count) ?? "")
    }
    // The stream was let go of, and the session with it.
    #expect(try await trial.send("POST", target, ping).status == 404)
  }
}
