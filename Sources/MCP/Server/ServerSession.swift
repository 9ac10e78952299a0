import LabTime
import OpenAI
import Synchronization

/// A client that has introduced itself, for as long as it stays.
final class ServerSession: Sendable {
  private struct State {
    var revision: Revision?
    var lastUse: Instant
  }

  /// What the client names it by.
  let id: String
  /// Its requests under way.
  let calls: RunningCalls
  /// What it is told, where one stream carries all of it; nil where each request has its own.
  let queue: MessageQueue?
  /// What it is told, where each request has a stream of its own, and one more is for what nobody asked for.
  let streams = SessionStreams()
  private let state: Mutex<State>

  init(_ id: String, queue: MessageQueue? = nil, on clock: any LabClock) {
    self.id = id
    self.queue = queue
    calls = RunningCalls(on: clock)
    state = Mutex(State(lastUse: clock.now))
  }

  /// The revision that was agreed on; nil before the handshake.
  var revision: Revision? {
    get { state.withLock { $0.revision } }
    set { state.withLock { $0.revision = newValue } }
  }

  /// When it was last heard of.
  var lastUse: Instant {
    get { state.withLock { $0.lastUse } }
    set { state.withLock { $0.lastUse = newValue } }
  }

  /// Takes what a client tells without wanting an answer.
  func take(_ method: String, _ params: JSONObject) {
    if method == "notifications/cancelled", let id = params["requestId"].flatMap(JSONRPCID.init) {
      calls.cancel(id)
    }
  }

  /// Tells the client what it did not ask for.
  func tell(_ message: JSONRPCMessage) {
    (queue ?? streams.unasked).send(message)
  }

  /// Ends the session and whatever is under way in it.
  func end() {
    calls.end()
    queue?.close()
    streams.end()
  }
}
