import HTTPTransport
import LabTime
import OpenAI
import Simulators

/// Calls one simulated endpoint in simulated time.
struct Caller: Sendable {
  static let azureChat = "/openai/deployments/gpt-4o-mini/chat/completions?api-version=2024-10-21"
  static let openAIChat = "/v1/chat/completions"

  /// The prompt that the labs send.
  static let time: JSON = [
    ["role": "system", "content": "You are a sarcastic, unhelpful assistant."],
    ["role": "user", "content": "Can you tell me the time, please?"],
  ]

  let clock = VirtualClock(startingAt: Instant(seconds: 1_743_500_000))
  let endpoint: OpenAIEndpoint

  init(_ simulator: OpenAISimulator = OpenAISimulator(), seed: UInt64 = 1) {
    endpoint = simulator.start(clock: clock, random: RandomSource(seed: seed))
  }

  /// What came back, and when its parts came.
  struct Answer: Sendable {
    let response: Response
    let body: [UInt8]
    /// When the response arrived, after the request was sent.
    let headAfter: Duration
    /// When each chunk of the body arrived, after the request was sent.
    let chunksAfter: [Duration]
    /// Why the body ended too early.
    let error: TransportError?

    var text: String { String(decoding: body, as: UTF8.self) }
    var completion: ChatCompletion? { ChatCompletion(parsing: body) }
    var failure: ErrorBody? { (try? JSON(parsing: body)).flatMap(ErrorBody.init) }

    var events: [String] {
      var decoder = ServerSentEventDecoder()
      return decoder.decode(body).map(\.data)
    }

    /// The chunks of a stream, without `[DONE]`.
    var chunks: [ChatCompletionChunk] {
      events.compactMap { ChatCompletionChunk(parsing: Array($0.utf8)) }
    }

    var streamedText: String {
      chunks.flatMap(\.choices).compactMap(\.content).joined()
    }
  }

  /// A chat body with the labs' prompt and other members.
  static func body(_ members: JSONObject = [:], messages: JSON = time) -> String {
    var object: JSONObject = ["messages": messages]
    members.members.forEach { object.append($0.name, $0.value) }
    return JSON.object(object).description
  }

  /// One user message as a conversation.
  static func asking(_ question: String) -> JSON {
    [["role": "user", "content": .string(question)]]
  }

  /// Sends a request from inside simulated time.
  func send(
    _ body: String, to path: String = azureChat, method: String = "POST",
    headers: Headers = ["api-key": "key"]
  ) async throws -> Answer {
    let url = RequestURL(path) ?? RequestURL()
    let start = clock.now
    let response = try await endpoint.respond(
      to: Request(method, url, headers: headers, body: .text(body)))
    let headAfter = clock.now - start
    guard case .stream(let stream) = response.body else {
      let bytes = try await response.body.gathered()
      return Answer(
        response: response, body: bytes, headAfter: headAfter, chunksAfter: [headAfter], error: nil)
    }
    var bytes: [UInt8] = []
    var arrivals: [Duration] = []
    var failure: TransportError?
    do {
      for try await chunk in stream {
        bytes += chunk
        arrivals.append(clock.now - start)
      }
    } catch let error as TransportError {
      failure = error
    }
    return Answer(
      response: response, body: bytes, headAfter: headAfter, chunksAfter: arrivals, error: failure)
  }

  /// Sends one request in a run of its own.
  func ask(
    _ body: String, to path: String = azureChat, method: String = "POST",
    headers: Headers = ["api-key": "key"]
  ) async throws -> Answer {
    try await clock.run { try await send(body, to: path, method: method, headers: headers) }
  }
}
