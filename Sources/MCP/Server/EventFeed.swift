import HTTPTransport
import LabTime
import OpenAI
import Synchronization

/// Messages as server-sent events, each as soon as it is there, with a comment now and then when none comes.
final class EventFeed: Sendable {
  private let opening: Mutex<ArraySlice<[UInt8]>>
  private let queue: MessageQueue
  private let clock: any LabClock
  private let keepAlive: Duration
  private let onEnd: @Sendable () -> Void

  private init(
    _ opening: [ServerSentEvent], _ queue: MessageQueue, _ clock: any LabClock, _ keepAlive: Duration,
    _ onEnd: @escaping @Sendable () -> Void
  ) {
    self.opening = Mutex(opening.map(\.bytes)[...])
    self.queue = queue
    self.clock = clock
    self.keepAlive = keepAlive
    self.onEnd = onEnd
  }

  // A reader that goes away lets go of the stream, which is the only one that holds the feed.
  deinit { onEnd() }

  /// A response that begins with some events and goes on with what the queue brings, to its end.
  ///
  /// - Parameter onEnd: Called when the reader has everything, or has gone.
  static func response(
    opening: [ServerSentEvent], then queue: MessageQueue, on clock: any LabClock, keepAlive: Duration,
    headers: Headers = [:], onEnd: @escaping @Sendable () -> Void
  ) -> Response {
    let feed = EventFeed(opening, queue, clock, keepAlive, onEnd)
    var headers = headers
    headers["Content-Type"] = "text/event-stream"
    headers["Cache-Control"] = "no-cache, no-transform"
    // For proxies that would gather the events.
    headers["X-Accel-Buffering"] = "no"
    return Response(200, headers: headers, body: .stream(BodyStream { await feed.next() }))
  }

  private func next() async -> [UInt8]? {
    if let event = opening.withLock({ $0.popFirst() }) { return event }
    return switch await queue.next(within: keepAlive, on: clock) {
    case .message(let message): ServerSentEvent(message).bytes
    case .silence: Self.ping
    case .end: nil
    }
  }

  private static let ping = Array(": ping\n\n".utf8)
}

extension ServerSentEvent {
  /// The event that carries a message.
  init(_ message: JSONRPCMessage) {
    self.init(data: message.json.description, name: "message")
  }
}
