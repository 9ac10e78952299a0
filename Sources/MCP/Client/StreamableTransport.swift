import HTTPTransport
import OpenAI
import Synchronization

/// Streamable HTTP, a client's side: a POST for each message.
final class StreamableTransport: ClientTransport {
  private let url: RequestURL
  private let network: any Responder
  private let headers: Headers
  private let session = Mutex<String?>(nil)

  /// The largest answer in bytes that is no stream.
  static let bodyLimit = 16 << 20

  init(_ url: RequestURL, over network: any Responder, headers: Headers) {
    self.url = url
    self.network = network
    self.headers = headers
  }

  func send(
    _ message: JSONRPCMessage, headers more: Headers, listener: @escaping Listener
  ) async throws -> JSONRPCMessage? {
    let id: JSONRPCID? = if case .request(let id, _, _) = message { id } else { nil }
    var request = Request("POST", url, headers: headers, body: .bytes(message.json.bytes))
    request.headers["Content-Type"] = "application/json"
    request.headers["Accept"] = "application/json, text/event-stream"
    let known = session.withLock(\.self)
    if let known { request.headers[Field.session] = known }
    for field in more.fields { request.headers[field.name] = field.value }
    let response = try await network.respond(to: request)
    if let begun = response.headers[Field.session] { session.withLock { $0 = begun } }
    guard (200..<300).contains(response.status) else {
      throw try await failure(response, hadSession: known != nil)
    }
    guard let id else { return nil }
    let type = response.headers["Content-Type"] ?? ""
    if type.hasPrefix("text/event-stream") { return try await answer(to: id, in: response.body, listener) }
    let body = try await response.body.gathered(upTo: Self.bodyLimit)
    guard type.hasPrefix("application/json") else {
      throw MCPClientError.protocolViolation("an answer of the type '\(type)'")
    }
    return try JSONRPCMessage(try JSON(parsing: body))
  }

  func close() async {
    guard let id = session.withLock({ $0.take() }) else { return }
    var request = Request("DELETE", url, headers: headers)
    request.headers[Field.session] = id
    // A server need not let its sessions be ended.
    _ = try? await network.respond(to: request)
  }

  private func answer(
    to id: JSONRPCID, in body: Body, _ listener: Listener
  ) async throws -> JSONRPCMessage {
    var decoder = ServerSentEventDecoder()
    guard case .stream(let stream) = body else {
      for event in decoder.decode(try await body.gathered(upTo: Self.bodyLimit)) {
        if let answer = try await answer(to: id, event, listener) { return answer }
      }
      throw MCPClientError.streamEnded
    }
    for try await chunk in stream {
      for event in decoder.decode(chunk) {
        if let answer = try await answer(to: id, event, listener) { return answer }
      }
    }
    throw MCPClientError.streamEnded
  }

  private func answer(
    to id: JSONRPCID, _ event: ServerSentEvent, _ listener: Listener
  ) async throws -> JSONRPCMessage? {
    // An event without data only says where a broken stream could be taken up again.
    guard event.name ?? "message" == "message", !event.data.isEmpty else { return nil }
    let message = try JSONRPCMessage(try JSON(parsing: event.data))
    if message.answeredID == id { return message }
    await listener(message)
    return nil
  }

  private func failure(_ response: Response, hadSession: Bool) async throws -> any Error {
    let body = try await response.body.gathered(upTo: Self.bodyLimit)
    if response.status == 404, hadSession { return MCPClientError.sessionEnded }
    if let json = try? JSON(parsing: body), let message = try? JSONRPCMessage(json),
      case .failure(_, let error) = message
    {
      return error
    }
    return MCPClientError.http(status: response.status, body: String(decoding: body, as: UTF8.self))
  }
}
