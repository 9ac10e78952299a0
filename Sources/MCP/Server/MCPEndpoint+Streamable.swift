import HTTPTransport
import OpenAI

/// Streamable HTTP: each message a request, and its answer JSON or a stream.
extension MCPEndpoint {
  func streamable(_ request: Request, _ server: MCPServer) async throws -> Response {
    let version = request.headers[Field.revision]
    let handshake = version.flatMap(Revision.init(rawValue:)).map(\.hasHandshake)
    switch request.method {
    case "POST": break
    case "DELETE" where version == nil || handshake == true: return delete(request)
    case "GET" where version == nil || handshake == true: return stream(request)
    default:
      var refusal = Response.failure(405, .invalidRequest("Method Not Allowed"))
      refusal.headers["Allow"] = version == nil || handshake == true ? "GET, POST, DELETE" : "POST"
      return refusal
    }
    guard MediaRange.isJSON(request.headers["Content-Type"]) else {
      return .failure(415, .invalidRequest("Unsupported Media Type: a message is application/json"))
    }
    guard MediaRange.accepts(["application/json", "text/event-stream"], request.headers[all: "Accept"]) else {
      return .failure(
        406, .invalidRequest("Not Acceptable: the client must accept application/json and text/event-stream"))
    }
    let payload: JSONRPCPayload
    do throws(JSONRPCError) {
      payload = try JSONRPCPayload(parsing: try await body(of: request))
    } catch {
      return .failure(error == Self.tooLarge ? 413 : 400, error)
    }
    // The header field decides; a request without one that carries its revision in the body gets told so.
    if version == nil ? payload.saysRevision : handshake != true {
      return try await stateless(request, payload, server)
    }
    return try await inSession(request, payload, server)
  }

  /// The whole content of a request.
  func body(of request: Request) async throws(JSONRPCError) -> [UInt8] {
    do {
      return try await request.body.gathered(upTo: Self.bodyLimit)
    } catch TransportError.bodyTooLarge {
      throw Self.tooLarge
    } catch {
      throw .parse("the request's body broke off")
    }
  }

  static let tooLarge = JSONRPCError.invalidRequest(
    "Content Too Large: a message has at most \(bodyLimit) bytes")

  private func delete(_ request: Request) -> Response {
    guard let id = request.headers[Field.session] else {
      return .failure(400, .invalidRequest("Bad Request: the header \(Field.session) is missing"))
    }
    guard sessions.find(id) != nil else { return Self.noSession }
    sessions.end(id)
    return Response(200)
  }

  // What the server tells unasked, or the rest of a stream that the client has lost. Whoever comes last reads on: a
  // connection that is dead may not be known to be.
  private func stream(_ request: Request) -> Response {
    guard MediaRange.accepts(["text/event-stream"], request.headers[all: "Accept"]) else {
      return .failure(406, .invalidRequest("Not Acceptable: the client must accept text/event-stream"))
    }
    guard let id = request.headers[Field.session] else {
      return .failure(400, .invalidRequest("Bad Request: the header \(Field.session) is missing"))
    }
    guard let session = sessions.find(id) else { return Self.noSession }
    let last = request.headers[Field.lastEvent]
    let place = last.map { EventID($0) } ?? EventID(stream: 0, number: 0)
    guard let place, let queue = session.streams.find(place.stream),
      let reader = queue.takeOver(after: last == nil ? nil : place.number)
    else {
      return .failure(
        400, .invalidRequest("Bad Request: there is no event \(last ?? "") whose stream could go on"))
    }
    var response = EventFeed.response(
      opening: [], then: queue, as: reader, stream: place.stream, on: clock, keepAlive: keepAlive
    ) {}
    response.headers[Field.session] = session.id
    return response
  }

  private static let noSession = Response.failure(404, .invalidRequest("Session not found"))

  private func inSession(
    _ request: Request, _ payload: JSONRPCPayload, _ server: MCPServer
  ) async throws -> Response {
    let session: ServerSession
    if case .single(.request(_, "initialize", let params)) = payload {
      // A client that begins anew has no use for the session it had.
      session = sessions.begin()
      session.revision = Revision.agreed(with: params)
    } else {
      guard let id = request.headers[Field.session] else {
        return .failure(400, .invalidRequest("Bad Request: the header \(Field.session) is missing"))
      }
      guard let known = sessions.find(id) else { return Self.noSession }
      session = known
    }
    let revision = session.revision ?? .march2025
    if case .batch(let messages) = payload {
      guard revision.hasBatches else {
        return .failure(400, .invalidRequest("revision \(revision.rawValue) has no batches"))
      }
      guard !messages.contains(where: \.isIntroduction) else {
        return .failure(400, .invalidRequest("initialize is no part of a batch"))
      }
    }
    let answering = RequestAnswering(
      server: server, revision: revision, headers: request.headers, sessionID: session.id)
    for case .notification(let method, let params) in payload.messages { session.take(method, params) }
    let exchange = StreamableExchange(
      payload, answering, session.calls, in: session.streams, on: clock, keepAlive: keepAlive)
    // Whoever disconnects has not cancelled ("Streamable HTTP: Sending messages"), so the calls go on.
    var response = await exchange.response()
    response.headers[Field.session] = session.id
    return response
  }
}

extension Revision {
  /// The revision that a handshake agrees on: the client's, or the newest that the server knows.
  static func agreed(with params: JSONObject) -> Revision {
    let offered = params["protocolVersion"]?.string.flatMap(Revision.init(rawValue:))
    return offered.flatMap { $0.hasHandshake ? $0 : nil } ?? .latestWithHandshake
  }
}

extension JSONRPCMessage {
  fileprivate var isIntroduction: Bool {
    if case .request(_, "initialize", _) = self { true } else { false }
  }
}

extension JSONRPCPayload {
  /// Whether it is a request of a revision in which requests stand alone.
  fileprivate var saysRevision: Bool {
    guard case .single(.request(_, _, let params)) = self else { return false }
    return params["_meta"]?[Field.metaRevision] != nil
  }
}
