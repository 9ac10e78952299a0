import Synchronization

/// The streams of a session that a client can go on reading after its connection was lost.
final class SessionStreams: Sendable {
  private struct State {
    // The oldest first.
    var answers: [(number: Int, queue: MessageQueue)] = []
    var begun = 0
  }

  /// What the server tells unasked; stream 0.
  let unasked = MessageQueue(keeping: SessionStreams.kept)

  /// How many messages of a stream can be told again.
  static let kept = 100
  // How many answers that were streams can be read again.
  private static let limit = 16

  private let state = Mutex(State())

  /// Adds a stream and gives it its number.
  func add(_ queue: MessageQueue) -> Int {
    state.withLock { state in
      state.begun += 1
      state.answers.append((state.begun, queue))
      if state.answers.count > Self.limit { state.answers.removeFirst() }
      return state.begun
    }
  }

  /// A stream by its number; nil when there is none, or no more.
  func find(_ number: Int) -> MessageQueue? {
    if number == 0 { return unasked }
    return state.withLock { state in state.answers.first { $0.number == number }?.queue }
  }

  /// Ends all of them.
  func end() {
    unasked.close()
    for answer in state.withLock({ $0.answers }) { answer.queue.close() }
  }
}
