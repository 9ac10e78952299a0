public import HTTPTransport
public import LabTime
import OpenAI
import Synchronization

/// Where servers are reached over HTTP: the sessions of clients, and both transports.
///
/// ```
/// POST, GET, DELETE  PATH/mcp         streamable HTTP: revision 2025-03-26 and later
/// GET                PATH/sse         HTTP with server-sent events: revision 2024-11-05
/// POST               PATH/messages/
/// ```
///
/// `GET` opens the stream of what a session is told unasked, which is that the tools are not those that they were; with
/// `Last-Event-ID` a stream of the session goes on behind that event.
public final class MCPEndpoint: Sendable {
  /// The web pages whose scripts may send requests.
  public enum Origins: Sendable {
    /// Those of this machine, and these besides.
    case local(and: [String] = [])
    /// Any: whoever is in front of the endpoint has looked at them.
    case any
  }

  let announcedPath: String
  let sessions: ServerSessions
  let clock: any LabClock
  let keepAlive: Duration
  fileprivate let random: RandomSource
  private let served = Mutex<[Tool]?>(nil)
  private let path: String
  private let origins: Origins

  /// The largest request in bytes.
  static let bodyLimit = 4 << 20

  /// Creates an endpoint.
  ///
  /// - Parameters:
  ///   - path: What the paths of its requests begin with; empty for the root.
  ///   - announcedPath: What clients have to put there, when something in front of the endpoint changes it.
  ///   - keepAlive: How long a stream is silent before a comment shows that it is still there.
  public init(
    path: String = "", announcedPath: String? = nil, origins: Origins = .local(),
    keepAlive: Duration = .seconds(15), clock: any LabClock, random: RandomSource
  ) {
    self.path = path
    self.announcedPath = announcedPath ?? path
    self.origins = origins
    self.keepAlive = keepAlive
    self.clock = clock
    self.random = random
    sessions = ServerSessions(clock: clock, random: random)
  }

  /// Answers a request to a server. When its tools are not those of the request before, all sessions are told.
  ///
  /// - Throws: `CancellationError` when the caller is gone, and what the request's body throws.
  public func respond(to request: Request, serving server: MCPServer) async throws -> Response {
    // A page of another site could otherwise reach servers of this machine ("Streamable HTTP: Security").
    if let origin = request.headers["Origin"], !admits(origin) {
      return .failure(403, .invalidRequest("Forbidden: requests of \(origin) are not let in"))
    }
    guard request.url.path.hasPrefix(path) else { return Response(404) }
    if replaces(server.tools) {
      sessions.tell(.notification(method: "notifications/tools/list_changed", params: [:]))
    }
    let rest = request.url.path.dropFirst(path.count)
    return switch (rest.last == "/" ? rest.dropLast() : rest) {
    case "/mcp": try await streamable(request, server)
    case "/sse": eventStream(request, server)
    case "/messages": try await message(request, server)
    default: Response(404)
    }
  }

  /// The endpoint as one server's.
  public func serving(_ server: MCPServer) -> some Responder {
    HostedServer(endpoint: self, server: server)
  }

  // Lists that are the same array are not compared tool by tool.
  private func replaces(_ tools: [Tool]) -> Bool {
    served.withLock { served in
      if served == tools { return false }
      defer { served = tools }
      return served != nil
    }
  }

  private func admits(_ origin: String) -> Bool {
    guard case .local(let others) = origins else { return true }
    if others.contains(origin) { return true }
    guard let url = RequestURL(origin) else { return false }
    return ["localhost", "127.0.0.1", "::1"].contains(url.host)
  }
}

private struct HostedServer: Responder {
  let endpoint: MCPEndpoint
  let server: MCPServer

  func respond(to request: Request) async throws -> Response {
    try await endpoint.respond(to: request, serving: server)
  }
}

extension HostedServer: Stateful {
  /// How far session ids have been drawn; the sessions end with the run, as their streams do.
  func snapshot() -> UInt64 { endpoint.random.snapshot() }

  /// Goes on with the ids after those.
  func restore(_ snapshot: UInt64) { endpoint.random.restore(snapshot) }
}

extension Response {
  /// A refusal, with the JSON-RPC error that says why.
  static func failure(_ status: Int, id: JSONRPCID? = nil, _ error: JSONRPCError) -> Response {
    Response(
      status, headers: ["Content-Type": "application/json"],
      body: .bytes(JSONRPCMessage.failure(id: id, error).json.bytes))
  }
}
