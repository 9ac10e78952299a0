import HTTPTransport
import LabTime
public import OpenAI

/// A client of the deployed gateway that speaks OpenAI, as OpenAI's own clients do.
public struct OpenAIClient: Sendable {
  /// How the model is named and the key is sent.
  public enum Style: Sendable {
    /// The deployment in the path, the key in `api-key`: `AzureOpenAI` of the SDK.
    case azure
    /// The model in the body, the key as a bearer token: `OpenAI` of the SDK.
    case openAI
  }

  private let style: Style
  private let path: String
  private let session: Session
  private let key: String
  private let retries: Int

  init(_ style: Style, path: String, session: Session, key: String, retries: Int) {
    self.style = style
    self.path = path
    self.session = session
    self.key = key
    self.retries = retries
  }

  /// Asks a model for the next message of a conversation.
  ///
  /// - Parameters:
  ///   - messages: Pairs of role and text.
  ///   - headers: More header fields for the request.
  ///   - streamed: Whether the answer is to come in pieces, without a report of its tokens.
  public func chat(
    _ model: String, _ messages: [(role: String, content: String)], headers: [String: String] = [:],
    streamed: Bool = false
  ) async throws -> Exchange {
    var members: JSONObject = [
      "messages": .array(messages.map { ["role": .string($0.role), "content": .string($0.content)] })
    ]
    if streamed { members.append("stream", true) }
    return try await chat(model, members, headers: headers)
  }

  /// Asks a model for the next message of a conversation.
  ///
  /// - Parameters:
  ///   - members: What the body has besides the model: `messages`, `tools` and others, as OpenAI names them.
  ///   - headers: More header fields for the request.
  public func chat(
    _ model: String, _ members: JSONObject, headers: [String: String] = [:]
  ) async throws -> Exchange {
    var request = request("/chat/completions", model, members)
    for (name, value) in headers.sorted(by: { $0.key < $1.key }) { request.headers[name] = value }
    return try await send(request)
  }

  private func request(_ operation: String, _ model: String, _ members: JSONObject) -> Request {
    var url = session.service.baseURL
    var headers: Headers = ["Content-Type": "application/json"]
    switch style {
    case .azure:
      url.path = "\(path)/deployments/\(model)\(operation)"
      url.query = "api-version=2024-10-21"
      headers["api-key"] = key
    case .openAI:
      url.path = "\(path)\(operation)"
      headers["Authorization"] = "Bearer \(key)"
    }
    var body: JSONObject = ["model": .string(model)]
    for member in members.members { body.append(member.name, member.value) }
    return Request("POST", url, headers: headers, body: .bytes(JSON.object(body).bytes))
  }

  // Retries as OpenAI's Python client 1.x does: on 408, 409, 429, 5xx and connection errors unless
  // `x-should-retry` decides; after `retry-after-ms`, else `Retry-After`, if that is at most 60 s, else after
  // half a second doubled each time up to eight, less up to a quarter.
  private func send(_ request: Request) async throws -> Exchange {
    let started = session.clock.now
    var exchange = Exchange(startedAt: started.nanoseconds / 1_000_000)
    var failure: String?
    while true {
      var wait: Duration?
      do {
        let response = try await session.service.network.respond(to: request)
        let bytes = try await response.body.gathered()
        exchange.read(response, bytes)
        failure = nil
        if Self.isRetried(response) {
          wait = Self.wait(asked: response.headers) ?? backoff(exchange.attempts)
        }
      } catch let error as TransportError {
        // What a cancelled task is told of its connection is no answer.
        try Task.checkCancellation()
        exchange.status = nil
        exchange.reason = nil
        failure = error.description
        wait = backoff(exchange.attempts)
      }
      guard let wait, exchange.attempts <= retries else { break }
      try await session.clock.sleep(for: wait)
      exchange.attempts += 1
    }
    exchange.milliseconds = (session.clock.now - started).inMilliseconds
    session.emit(.request(exchange.record(of: request, to: session.service, at: started, error: failure)))
    return exchange
  }

  private static func isRetried(_ response: Response) -> Bool {
    switch response.headers["x-should-retry"] {
    case "true": true
    case "false": false
    default: [408, 409, 429].contains(response.status) || response.status >= 500
    }
  }

  private static func wait(asked headers: Headers) -> Duration? {
    let milliseconds =
      headers["retry-after-ms"].flatMap(Double.init)
      ?? headers["Retry-After"].flatMap(Double.init).map { $0 * 1000 }
    guard let milliseconds, milliseconds > 0, milliseconds <= 60_000 else { return nil }
    return .milliseconds(Int64(milliseconds))
  }

  private func backoff(_ attempt: Int) -> Duration {
    let seconds = min(0.5 * Double(1 << min(attempt - 1, 10)), 8)
    return .milliseconds(Int64(seconds * (1 - 0.25 * session.random.nextUnit()) * 1000))
  }
}

extension Exchange {
  // Takes over what an answer says.
  fileprivate mutating func read(_ response: Response, _ bytes: [UInt8]) {
    status = response.status
    reason = response.reasonPhrase
    region = response.headers["x-ms-region"]
    if let seconds = response.headers["Retry-After"].flatMap(Int.init) { retryAfter = seconds }
    let usage = Usage.find(in: bytes)
    promptTokens = usage?.promptTokens
    completionTokens = usage?.completionTokens
    fingerprint = Fingerprint(bytes).text
    text = String(decoding: bytes, as: UTF8.self)
    if response.status == 200, let json = try? JSON(parsing: bytes) {
      let choice = json["choices"]?[0]
      let made = (choice?["message"]?["tool_calls"]?.array ?? []).compactMap(ToolCall.init)
      calls = made.isEmpty ? nil : made
      finishReason = choice?["finish_reason"]?.string
      text = choice?["message"]?["content"]?.string ?? (made.isEmpty ? text : "")
    } else if response.status == 200 {
      text = Self.streamedText(bytes) ?? text
    }
  }

  // The pieces of a streamed answer; nil when it is none.
  private static func streamedText(_ bytes: [UInt8]) -> String? {
    var decoder = ServerSentEventDecoder()
    let pieces = decoder.decode(bytes).compactMap { event -> String? in
      let json = try? JSON(parsing: event.data)
      return json?["choices"].map { $0[0]?["delta"]?["content"]?.string ?? "" }
    }
    return pieces.isEmpty ? nil : pieces.joined()
  }

  fileprivate func record(
    of request: Request, to service: RunningService, at started: Instant, error: String?
  ) -> RequestRecord {
    let reportsTokens = promptTokens != nil || completionTokens != nil
    var record = RequestRecord(
      method: request.method, url: service.withoutKeys(request.url.description), status: status,
      startedAt: started, latencyMs: milliseconds, promptTokens: promptTokens,
      completionTokens: completionTokens, totalTokens: reportsTokens ? totalTokens : nil,
      attempts: attempts, retryAfter: retryAfter, backend: region, error: error)
    if case .bytes(let bytes) = request.body { record.keep(bytes, headers: request.headers) }
    return record
  }
}
