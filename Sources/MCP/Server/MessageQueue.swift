import LabTime
import Synchronization

/// Messages on their way to one reader, who takes them as they come, each with its number from 1.
///
/// What was taken last may be kept, so that a reader that takes over can begin where the one before has stopped.
final class MessageQueue: Sendable {
  /// What a reader finds.
  enum Turn: Sendable {
    case message(JSONRPCMessage, number: Int)
    /// Nothing came for a while.
    case silence
    /// Nothing will come any more.
    case end
  }

  private struct State {
    // Those that were taken and are kept, and those that wait.
    var messages: [JSONRPCMessage] = []
    var taken = 0
    // How many there were before them.
    var gone = 0
    var waiting: CheckedContinuation<Turn, Never>?
    var reads = 0
    var reader = 0
    var isClosed = false
  }

  /// How many messages may wait for a reader that is too slow; the queue ends with the next one.
  static let limit = 4096

  private let kept: Int
  private let state = Mutex(State())

  /// Creates a queue.
  ///
  /// - Parameter kept: How many messages that were taken can be taken again.
  init(keeping kept: Int = 0) {
    self.kept = kept
  }

  /// Adds a message; nobody gets it after the end.
  func send(_ message: JSONRPCMessage) {
    let woken: (CheckedContinuation<Turn, Never>, Turn)? = state.withLock { state in
      guard !state.isClosed else { return nil }
      state.messages.append(message)
      if let reader = state.waiting.take(), let turn = ready(&state) { return (reader, turn) }
      if state.messages.count - state.taken > Self.limit { state.isClosed = true }
      return nil
    }
    if let (reader, turn) = woken { reader.resume(returning: turn) }
  }

  /// Ends the queue once what waits is taken.
  func close() {
    let reader = state.withLock { state in
      state.isClosed = true
      return state.waiting.take()
    }
    reader?.resume(returning: .end)
  }

  /// Makes somebody else the reader; for whoever was it this is the end.
  ///
  /// - Parameter number: The last message that the new reader knows; nil for the last that was taken.
  /// - Returns: What the reader says that it is; nil, and no change, when the next message is not kept any more.
  func takeOver(after number: Int? = nil) -> Int? {
    let (reader, previous): (Int?, CheckedContinuation<Turn, Never>?) = state.withLock { state in
      if let number {
        guard number >= state.gone, number - state.gone <= state.taken else { return (nil, nil) }
        state.taken = number - state.gone
      }
      state.reader += 1
      return (state.reader, state.waiting.take())
    }
    previous?.resume(returning: .end)
    return reader
  }

  /// The next message, or silence when none comes within a time. The end for a reader that is cancelled, and for one
  /// that is it no more.
  func next(within limit: Duration, on clock: any LabClock, as reader: Int = 0) async -> Turn {
    let number = state.withLock { state in
      state.reads += 1
      return state.reads
    }
    if let turn = state.withLock({ ready(&$0, reader) }) { return turn }
    // No message can get lost between a timer and a queue that are raced: the timer only wakes the reader.
    let alarm = Task(executorPreference: clock as? any TaskExecutor) {
      guard (try? await clock.sleep(for: limit)) != nil else { return }
      self.wake(number, .silence)
    }
    defer { alarm.cancel() }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let turn: Turn? = state.withLock { state in
          if let turn = ready(&state, reader) { return turn }
          if Task.isCancelled { return .end }
          state.waiting = continuation
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
      state.reads == number ? state.waiting.take() : nil
    }
    reader?.resume(returning: turn)
  }

  private func ready(_ state: inout State, _ reader: Int) -> Turn? {
    state.reader == reader ? ready(&state) : .end
  }

  private func ready(_ state: inout State) -> Turn? {
    guard state.taken < state.messages.count else { return state.isClosed ? .end : nil }
    let message = state.messages[state.taken]
    state.taken += 1
    let number = state.gone + state.taken
    // Now and then, not each time: what is left moves to the front.
    let old = state.taken - kept
    if old > max(kept, Self.batch) || (old > 0 && kept == 0 && state.taken == state.messages.count) {
      state.messages.removeFirst(old)
      state.taken -= old
      state.gone += old
    }
    return .message(message, number: number)
  }

  private static let batch = 64
}
