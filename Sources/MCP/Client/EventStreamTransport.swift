import HTTPTransport
import LabTime
import OpenAI
import Synchronization

/// HTTP with server-sent events, a client's side: one stream that brings everything, and a POST for each message.
final class EventStreamTransport: ClientTransport {
  private struct State {
    var endpoint: RequestURL?
    // In order, so that those that end together end in the same order each time.
    var waiting: [(id: JSONRPCID, continuation: CheckedContinuation<JSONRPCMessage, any Error>)] = []
    var listener: Listener = { _ in }
    var reading: Task<Void, Never>?
    var failure: (any Error)?
  }

  private let url: RequestURL
  private let network: any Responder
  private let headers: Headers
  private let clock: any LabClock
  private let state = Mutex(State())

  init(_ url: RequestURL, over network: any Responder, headers: Headers, clock: any LabClock) {
    self.url = url
    self.network = network
    self.headers = headers
    self.clock = clock
  }

  deinit { state.withLock { $0.reading }?.cancel() }

  func send(
    _ message: JSONRPCMessage, headers more: Headers, listener: @escaping Listener
  ) async throws -> JSONRPCMessage? {
    let endpoint = try await connected()
    state.withLock { $0.listener = listener }
    var request = Request("POST", endpoint, headers: headers, body: .bytes(message.json.bytes))
    request.headers["Content-Type"] = "application/json"
    for field in more.fields { request.headers[field.name] = field.value }
    guard case .request(let id, _, _) = message else {
      try await post(request)
      return nil
    }
    // The answer may overtake the response to its request, so it is waited for from the start.
    async let answer = self.answer(to: id)
    do {
      try await post(request)
    } catch {
      settle(id, .failure(error))
    }
    return try await answer
  }

  func close() async {
    let reading = state.withLock { $0.reading.take() }
    reading?.cancel()
    await reading?.value
  }

  private func post(_ request: Request) async throws {
    let response = try await network.respond(to: request)
    let body = try await response.body.gathered(upTo: StreamableTransport.bodyLimit)
    if response.status == 404 { throw MCPClientError.sessionEnded }
    guard (200..<300).contains(response.status) else {
      throw MCPClientError.http(status: response.status, body: String(decoding: body, as: UTF8.self))
    }
  }

  private func answer(to id: JSONRPCID) async throws -> JSONRPCMessage {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let failure: (any Error)? = state.withLock { state in
          if let failure = state.failure { return failure }
          if Task.isCancelled { return CancellationError() }
          state.waiting.append((id, continuation))
          return nil
        }
        if let failure { continuation.resume(throwing: failure) }
      }
    } onCancel: {
      settle(id, .failure(CancellationError()))
    }
  }

  private func settle(_ id: JSONRPCID, _ result: Result<JSONRPCMessage, any Error>) {
    let waiting = state.withLock { state in
      state.waiting.firstIndex { $0.id == id }.map { state.waiting.remove(at: $0) }
    }
    waiting?.continuation.resume(with: result)
  }

  // MARK: The stream

  // Where messages go, as the stream's first event says.
  private func connected() async throws -> RequestURL {
    if let endpoint = state.withLock({ $0.endpoint }) { return endpoint }
    var request = Request("GET", url, headers: headers)
    request.headers["Accept"] = "text/event-stream"
    let response = try await network.respond(to: request)
    guard response.status == 200 else {
      let body = try await response.body.gathered(upTo: StreamableTransport.bodyLimit)
      throw MCPClientError.http(status: response.status, body: String(decoding: body, as: UTF8.self))
    }
    guard case .stream(let stream) = response.body,
      response.headers["Content-Type"]?.hasPrefix("text/event-stream") == true
    else { throw MCPClientError.protocolViolation("no stream of events at \(url)") }
    var decoder = ServerSentEventDecoder()
    for try await chunk in stream {
      let events = decoder.decode(chunk)
      guard let first = events.first else { continue }
      let endpoint = try endpoint(first)
      read(stream, decoder, events.dropFirst())
      state.withLock { $0.endpoint = endpoint }
      return endpoint
    }
    throw MCPClientError.streamEnded
  }

  // A server may say a path or a whole URL, but not send its clients elsewhere.
  private func endpoint(_ event: ServerSentEvent) throws -> RequestURL {
    guard event.name == "endpoint", var endpoint = RequestURL(event.data) else {
      throw MCPClientError.protocolViolation("the stream does not begin with an endpoint")
    }
    if endpoint.host.isEmpty {
      endpoint.scheme = url.scheme
      endpoint.host = url.host
      endpoint.port = url.port
    }
    guard endpoint.scheme == url.scheme, endpoint.authority == url.authority else {
      throw MCPClientError.protocolViolation("the endpoint \(endpoint) is elsewhere")
    }
    return endpoint
  }

  private func read(
    _ stream: BodyStream, _ decoder: ServerSentEventDecoder, _ events: ArraySlice<ServerSentEvent>
  ) {
    // The stream is held by its reader alone: when the transport goes, so does the connection.
    let task = Task(executorPreference: clock as? any TaskExecutor) { [weak self] in
      var decoder = decoder
      do {
        for event in events { await self?.take(event) }
        for try await chunk in stream {
          for event in decoder.decode(chunk) { await self?.take(event) }
        }
        self?.end(MCPClientError.streamEnded)
      } catch {
        self?.end(error)
      }
    }
    state.withLock { $0.reading = task }
  }

  private func take(_ event: ServerSentEvent) async {
    guard event.name ?? "message" == "message", let json = try? JSON(parsing: event.data),
      let message = try? JSONRPCMessage(json)
    else { return }
    if let id = message.answeredID {
      settle(id, .success(message))
    } else {
      await state.withLock { $0.listener }(message)
    }
  }

  private func end(_ error: any Error) {
    let waiting = state.withLock { state in
      state.failure = error
      defer { state.waiting = [] }
      return state.waiting
    }
    for entry in waiting { entry.continuation.resume(throwing: error) }
  }
}
