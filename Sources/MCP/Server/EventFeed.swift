import HTTPTransport
import LabTime
import OpenAI
import Synchronization

/// Messages as server-sent events, each as soon as it is there, with a comment now and then when none comes.
///
/// Events of a session's streams have ids: a client that lost its connection says which it saw last.
final class EventFeed: Sendable {
  private let opening: Mutex<ArraySlice<[UInt8]>>
  private let queue: MessageQueue
  private let reader: Int
  private let stream: Int?
  private let clock: any LabClock
  private let keepAlive: Duration
  private let onEnd: @Sendable () -> Void

  private init(
    _ opening: [ServerSentEvent], _ queue: MessageQueue, _ reader: Int, _ stream: Int?,
    _ clock: any LabClock, _ keepAlive: Duration, _ onEnd: @escaping @Sendable () -> Void
  ) {
    self.opening = Mutex(opening.map(\.bytes)[...])
    self.queue = queue
    self.reader = reader
    self.stream = stream
    self.clock = clock
    self.keepAlive = keepAlive
    self.onEnd = onEnd
  }

  // A reader that goes away lets go of the stream, which is the only one that holds the feed.
  deinit { onEnd() }

  /// A response that begins with some events and goes on with what the queue brings, to its end.
  ///
  /// - Parameters:
  ///   - reader: What the queue calls its reader.
  ///   - stream: The number that the events' ids begin with; nil for events without ids.
  ///   - onEnd: Called when the reader has everything, or has gone.
  static func response(
    opening: [ServerSentEvent], then queue: MessageQueue, as reader: Int = 0, stream: Int? = nil,
    on clock: any LabClock, keepAlive: Duration, onEnd: @escaping @Sendable () -> Void
  ) -> Response {
    let feed = EventFeed(opening, queue, reader, stream, clock, keepAlive, onEnd)
    var headers: Headers = [:]
    headers["Content-Type"] = "text/event-stream"
    headers["Cache-Control"] = "no-cache, no-transform"
    // For proxies that would gather the events.
    headers["X-Accel-Buffering"] = "no"
    return Response(200, headers: headers, body: .stream(BodyStream { await feed.next() }))
  }

  private func next() async -> [UInt8]? {
    if let event = opening.withLock({ $0.popFirst() }) { return event }
    return switch await queue.next(within: keepAlive, on: clock, as: reader) {
    case .message(let message, let number):
      ServerSentEvent(message, id: stream.map { EventID(stream: $0, number: number) }).bytes
    case .silence: Self.ping
    case .end: nil
    }
  }

  private static let ping = Array(": ping\n\n".utf8)
}

extension ServerSentEvent {
  /// The event that carries a message.
  init(_ message: JSONRPCMessage, id: EventID? = nil) {
    self.init(data: message.json.description, name: "message", id: id?.description)
  }
}
