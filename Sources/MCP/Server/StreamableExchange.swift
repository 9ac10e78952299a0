import HTTPTransport
import LabTime
import OpenAI
import Synchronization

/// One HTTP request of streamable HTTP and its answer: JSON when all there is to say is the result, events as soon as
/// there is more, or as the result lets wait.
struct StreamableExchange {
  private let queue: MessageQueue
  private let streams: SessionStreams?
  private let expected: Int
  private let isBatch: Bool
  private let isStateless: Bool
  private let clock: any LabClock
  private let keepAlive: Duration
  private let onEnd: @Sendable () -> Void

  /// Begins to answer the requests of a payload.
  ///
  /// - Parameters:
  ///   - streams: Where a stream can be found again by a client that lost it; nil for one that is lost then.
  ///   - onEnd: Called when the reader of a stream has everything, or has gone.
  init(
    _ payload: JSONRPCPayload, _ answering: RequestAnswering, _ calls: RunningCalls,
    in streams: SessionStreams? = nil, on clock: any LabClock,
    keepAlive: Duration, onEnd: @escaping @Sendable () -> Void = {}
  ) {
    queue = MessageQueue(keeping: streams == nil ? 0 : SessionStreams.kept)
    self.streams = streams
    if case .batch = payload { isBatch = true } else { isBatch = false }
    isStateless = !answering.revision.hasHandshake
    self.clock = clock
    self.keepAlive = keepAlive
    self.onEnd = onEnd
    let requests = payload.messages.filter { if case .request = $0 { true } else { false } }
    expected = requests.count
    let open = Countdown(requests.count)
    for case .request(let id, let method, let params) in requests {
      calls.start(id, method, params, answering, into: queue) { [queue] in
        if open.count() { queue.close() }
      }
    }
  }

  /// The response.
  func response() async -> Response {
    guard expected > 0 else { return Response(202) }
    var answers: [JSONRPCMessage] = []
    while answers.count < expected {
      switch await queue.next(within: keepAlive, on: clock) {
      case .message(let message, _) where message.isAnswer: answers.append(message)
      case .message(let message, _): return events(answers + [message])
      case .silence, .end: return events(answers)
      }
    }
    return json(answers)
  }

  private func json(_ answers: [JSONRPCMessage]) -> Response {
    let body: JSON = isBatch ? .array(answers.map(\.json)) : answers.first?.json ?? .null
    var status = 200
    if isStateless, case .failure(_, let error)? = answers.first { status = error.status }
    return Response(status, headers: ["Content-Type": "application/json"], body: .bytes(body.bytes))
  }

  private func events(_ opening: [JSONRPCMessage]) -> Response {
    let stream = streams?.add(queue)
    let events = opening.enumerated().map { index, message in
      ServerSentEvent(message, id: stream.map { EventID(stream: $0, number: index + 1) })
    }
    return EventFeed.response(
      opening: events, then: queue, stream: stream, on: clock, keepAlive: keepAlive, onEnd: onEnd)
  }
}

/// Counts down to the last of several things.
private final class Countdown: Sendable {
  private let left: Mutex<Int>

  init(_ count: Int) {
    left = Mutex(count)
  }

  /// Counts one; whether it was the last.
  func count() -> Bool {
    left.withLock { left in
      left -= 1
      return left == 0
    }
  }
}
