import HTTPTransport
import OpenAI

/// HTTP with server-sent events: one stream for all that a client is told, and requests that carry what it says.
extension MCPEndpoint {
  /// Opens a client's stream; its first event says where to send messages.
  func eventStream(_ request: Request, _ server: MCPServer) -> Response {
    guard request.method == "GET" else { return Response(405, headers: ["Allow": "GET"]) }
    let queue = MessageQueue()
    let session = sessions.begin(queue: queue)
    let address = ServerSentEvent(
      data: "\(announcedPath)/messages/?session_id=\(session.id)", name: "endpoint")
    return EventFeed.response(opening: [address], then: queue, on: clock, keepAlive: keepAlive) {
      [sessions] in sessions.end(session.id)
    }
  }

  /// Takes a message; what answers it goes to the stream.
  func message(_ request: Request, _ server: MCPServer) async throws -> Response {
    guard request.method == "POST" else { return Response(405, headers: ["Allow": "POST"]) }
    guard MediaRange.isJSON(request.headers["Content-Type"]) else {
      return Response(400, body: .text("Invalid Content-Type header"))
    }
    let fields = (request.url.query ?? "").split(separator: "&")
    guard let id = fields.first(where: { $0.hasPrefix("session_id=") })?.dropFirst("session_id=".count) else {
      return Response(400, body: .text("session_id is required"))
    }
    // Clients may write the id as a GUID.
    guard let session = sessions.find(id.filter { $0 != "-" }.lowercased()), let queue = session.queue else {
      return Response(404, body: .text("Could not find session"))
    }
    let payload: JSONRPCPayload
    do throws(JSONRPCError) {
      payload = try JSONRPCPayload(parsing: try await body(of: request))
    } catch {
      return Response(error == Self.tooLarge ? 413 : 400, body: .text("Could not parse message: \(error)"))
    }
    if case .batch = payload, session.revision?.hasBatches != true {
      return Response(400, body: .text("Could not parse message: this session has no batches"))
    }
    for message in payload.messages {
      switch message {
      case .request(let id, let method, let params):
        if method == "initialize" { session.revision = .agreed(with: params) }
        let answering = RequestAnswering(
          server: server, revision: session.revision ?? .november2024, headers: request.headers,
          sessionID: session.id)
        session.calls.start(id, method, params, answering, into: queue) {}
      case .notification(let method, let params): session.take(method, params)
      case .result, .failure: break
      }
    }
    return Response(202, body: .text("Accepted"))
  }
}
