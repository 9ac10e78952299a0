public import HTTPTransport
public import LabTime
public import OpenAI
import Synchronization

/// A client of one server: agrees with it on a revision, lists its tools, calls them.
///
/// ```swift
/// let client = MCPClient(url, over: network, clock: clock)
/// try await client.connect()
/// let answer = try await client.callTool("get_weather", ["city": "Lisbon"])
/// await client.close()
/// ```
public final class MCPClient: Sendable {
  /// The transports, by the URL that a server has for each.
  public enum Transport: Sendable {
    /// A POST for each message, to a URL such as `/weather/mcp`.
    case streamable
    /// One stream of events, from a URL such as `/weather/sse`.
    case events
  }

  /// Who answered ``connect(_:)``.
  public struct Server: Sendable, Hashable {
    /// Its name and version.
    public var info: Implementation
    /// The revision that is spoken from now on.
    public var revision: Revision
    /// What a model should know about it.
    public var instructions: String?
  }

  /// Is told how far a call is: what is done, the whole if it is known, what is being done.
  public typealias Progress = @Sendable (_ done: Double, _ total: Double?, _ message: String?) -> Void

  private let transport: any ClientTransport
  private let kind: Transport
  private let clock: any LabClock
  private let timeout: Duration
  private let info: Implementation
  private let state = Mutex(State())

  private struct State {
    var revision: Revision?
    var nextID = 0
  }

  /// Creates a client; nothing is sent yet.
  ///
  /// - Parameters:
  ///   - headers: Fields of each HTTP request, such as a subscription key or a token.
  ///   - timeout: How long an answer may take.
  public init(
    _ url: RequestURL, _ transport: Transport = .streamable, over network: any Responder,
    headers: Headers = [:],
    timeout: Duration = .seconds(60), info: Implementation = Implementation("labs", version: "1"),
    clock: any LabClock
  ) {
    self.transport =
      switch transport {
      case .streamable: StreamableTransport(url, over: network, headers: headers)
      case .events: EventStreamTransport(url, over: network, headers: headers, clock: clock)
      }
    kind = transport
    self.timeout = timeout
    self.info = info
    self.clock = clock
  }

  /// Agrees with the server on a revision.
  ///
  /// Over streamable HTTP the newest one is tried first, whose servers answer `server/discover`; the others are
  /// introduced to by `initialize`.
  ///
  /// - Parameter revision: The one to offer; nil for the newest that the transport has.
  /// - Throws: ``JSONRPCError`` or ``MCPClientError``.
  @discardableResult
  public func connect(_ revision: Revision? = nil) async throws -> Server {
    if revision.map({ !$0.hasHandshake }) ?? (kind == .streamable) {
      do {
        return try await discover(revision ?? .latest)
      } catch  where revision == nil && Self.meansHandshake(error) {}
    }
    return try await introduce(revision ?? (kind == .streamable ? .latestWithHandshake : .november2024))
  }

  /// The server's tools, of all pages of its list.
  public func listTools() async throws -> [Tool] {
    try await list("tools").compactMap { Tool($0) }
  }

  /// Calls a tool.
  ///
  /// - Returns: What the tool answered, also when it says that it failed.
  public func callTool(
    _ name: String, _ arguments: JSON = [:], progress: Progress? = nil
  ) async throws -> ToolResult {
    let result = try await request(
      "tools/call", ["name": .string(name), "arguments": arguments], progress: progress)
    guard let answer = ToolResult(result) else {
      throw MCPClientError.protocolViolation("the result of a call has no content")
    }
    return answer
  }

  /// Asks whether the server is there; revisions without sessions have no such question.
  public func ping() async throws {
    _ = try await request("ping", [:])
  }

  /// Ends the session.
  public func close() async {
    await transport.close()
    state.withLock { $0.revision = nil }
  }

  // MARK: The beginning

  private func discover(_ revision: Revision) async throws -> Server {
    let result = try await request("server/discover", [:], as: revision)
    let versions = (result["supportedVersions"]?.array ?? []).compactMap(\.string)
    guard versions.contains(revision.rawValue) else { throw JSONRPCError.methodNotFound("server/discover") }
    state.withLock { $0.revision = revision }
    return Server(
      info: Implementation(result["_meta"]?[Field.metaServer]) ?? Implementation("", version: ""),
      revision: revision, instructions: result["instructions"]?.string)
  }

  // Source: the "auto" mode of MCP's own Python client. Any refusal may come from an older server, but for the one
  // that names newer revisions only; what fails below HTTP says nothing about the server's age.
  private static func meansHandshake(_ error: any Error) -> Bool {
    if let error = error as? JSONRPCError {
      guard error.code == JSONRPCError.unsupportedRevisionCode else { return true }
      let supported = (error.data?["supported"]?.array ?? []).compactMap(\.string)
      return supported.contains { Revision(rawValue: $0)?.hasHandshake == true }
    }
    guard case .http(let status, _)? = error as? MCPClientError else { return false }
    return (400..<500).contains(status) && status != 401 && status != 403 && status != 429
  }

  private func introduce(_ offer: Revision) async throws -> Server {
    let result = try await request(
      "initialize",
      [
        "protocolVersion": .string(offer.rawValue), "capabilities": [:], "clientInfo": info.json(offer),
      ], as: offer)
    guard let revision = result["protocolVersion"]?.string.flatMap(Revision.init(rawValue:)),
      revision.hasHandshake, let server = Implementation(result["serverInfo"])
    else { throw MCPClientError.protocolViolation("the answer to initialize names no revision known here") }
    state.withLock { $0.revision = revision }
    try await notify("notifications/initialized", [:])
    return Server(info: server, revision: revision, instructions: result["instructions"]?.string)
  }

  // MARK: Messages

  func request(
    _ method: String, _ params: JSONObject, as offered: Revision? = nil, progress: Progress? = nil
  ) async throws -> JSON {
    let (id, agreed) = state.withLock { state in
      state.nextID += 1
      return (JSONRPCID.number(state.nextID), state.revision)
    }
    guard let revision = offered ?? agreed else {
      throw MCPClientError.protocolViolation("connect comes before \(method)")
    }
    var params = params
    var meta = revision.hasHandshake ? [:] : envelope(revision)
    if progress != nil { meta["progressToken"] = id.json }
    if !meta.members.isEmpty { params["_meta"] = .object(meta) }
    let message = JSONRPCMessage.request(id: id, method: method, params: params)
    let headers = headers(method, params, agreed: offered == nil ? revision : nil, revision)
    let answer = try await clock.withTimeout(timeout) { [transport] in
      try await transport.send(message, headers: headers) { await self.take($0, of: id, progress) }
    }
    guard let answer else {
      // Where requests stand alone, to give up is to cancel.
      if revision.hasHandshake { try? await notify("notifications/cancelled", ["requestId": id.json]) }
      throw MCPClientError.timedOut
    }
    switch answer {
    case .result(_, let result)?: return result
    case .failure(_, let error)?: throw error
    default: throw MCPClientError.streamEnded
    }
  }

  private func notify(_ method: String, _ params: JSONObject) async throws {
    let revision = state.withLock { $0.revision } ?? .november2024
    _ = try await transport.send(
      .notification(method: method, params: params),
      headers: headers(method, params, agreed: revision, revision)
    ) { _ in }
  }

  private func envelope(_ revision: Revision) -> JSONObject {
    JSONObject([
      JSONObject.Member(Field.metaRevision, .string(revision.rawValue)),
      JSONObject.Member(Field.metaClient, info.json(revision)),
      JSONObject.Member(Field.metaCapabilities, [:]),
    ])
  }

  private func headers(
    _ method: String, _ params: JSONObject, agreed: Revision?, _ revision: Revision
  ) -> Headers {
    guard !revision.hasHandshake else {
      // Before the handshake, and in the first revisions, there is no such field.
      return agreed.map { $0 >= .june2025 ? [Field.revision: $0.rawValue] : [:] } ?? [:]
    }
    var headers: Headers = [Field.revision: revision.rawValue, Field.method: method]
    if let name = Field.named[method], let value = params[name]?.string {
      headers[Field.name] = FieldText.encoded(value)
    }
    return headers
  }

  private func take(_ message: JSONRPCMessage, of id: JSONRPCID, _ progress: Progress?) async {
    switch message {
    case .notification("notifications/progress", let params):
      guard let progress, params["progressToken"] == id.json, let done = params["progress"]?.double else {
        return
      }
      progress(done, params["total"]?.double, params["message"]?.string)
    case .request(let id, let method, _):
      // The one thing that servers may ask of a client without capabilities is whether it is there.
      let answer: JSONRPCMessage =
        method == "ping" ? .result(id: id, [:]) : .failure(id: id, .methodNotFound(method))
      _ = try? await transport.send(answer, headers: [:]) { _ in }
    default: break
    }
  }
}
