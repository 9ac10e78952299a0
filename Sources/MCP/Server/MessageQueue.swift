import LabTime
import Synchronization

/// Messages on their way to one reader, who takes them as they come.
final class MessageQueue: Sendable {
  /// What a reader finds.
  enum Turn: Sendable {
    case message(JSONRPCMessage)
    /// Nothing came for a while.
    case silence
    /// Nothing will come any more.
    case end
  }

  private struct State {
    var waiting: [JSONRPCMessage] = []
    var taken = 0
    var reader: CheckedContinuation<Turn, Never>?
    var reads = 0
    var isClosed = false
  }

  /// How many messages may wait for a reader that is too slow; the queue ends with the next one.
  static let limit = 4096

  private let state = Mutex(State())

  /// Adds a message; nobody gets it after the end.
  func send(_ message: JSONRPCMessage) {
    let reader: CheckedContinuation<Turn, Never>? = state.withLock { state in
      guard !state.isClosed else { return nil }
      if let reader = state.reader.take() { return reader }
      state.waiting.append(message)
      if state.waiting.count - state.taken > Self.limit { state.isClosed = true }
      return nil
    }
    reader?.resume(returning: .message(message))
  }

  /// Ends the queue once what waits is taken.
  func close() {
    let reader = state.withLock { state in
      state.isClosed = true
      return state.reader.take()
    }
    reader?.resume(returning: .end)
  }

  /// The next message, or silence when none comes within a time. The end for a reader that is cancelled.
  func next(within limit: Duration, on clock: any LabClock) async -> Turn {
    let number = state.withLock { state in
      state.reads += 1
      return state.reads
    }
    if let turn = state.withLock({ Self.ready(&$0) }) { return turn }
    // No message can get lost between a timer and a queue that are raced: the timer only wakes the reader.
    let alarm = Task(executorPreference: clock as? any TaskExecutor) {
      guard (try? await clock.sleep(for: limit)) != nil else { return }
      self.wake(number, .silence)
    }
    defer { alarm.cancel() }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let turn: Turn? = state.withLock { state in
          if let turn = Self.ready(&state) { return turn }
          if Task.isCancelled { return .end }
          state.reader = continuation
          return nil
        }
        if let turn { continuation.resume(returning: turn) }
      }
    } onCancel: {
      wake(number, .end)
    }
  }

  private func wake(_ number: Int, _ turn: Turn) {
    let reader: CheckedContinuation<Turn, Never>? = state.withLock { state in
      state.reads == number ? state.reader.take() : nil
    }
    reader?.resume(returning: turn)
  }

  private static func ready(_ state: inout State) -> Turn? {
    if state.taken < state.waiting.count {
      let message = state.waiting[state.taken]
      state.taken += 1
      if state.taken == state.waiting.count {
        state.waiting.removeAll(keepingCapacity: true)
        state.taken = 0
      }
      return .message(message)
    }
    return state.isClosed ? .end : nil
  }
}
