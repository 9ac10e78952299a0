import LabTime
import OpenAI
import Synchronization

/// The requests that are being answered, each in a task of its own, so that another request can cancel it.
final class RunningCalls: Sendable {
  private struct State {
    var tasks: [JSONRPCID: Task<Void, Never>] = [:]
    var isEnded = false
  }

  private let state = Mutex(State())
  private let clock: any LabClock

  init(on clock: any LabClock) {
    self.clock = clock
  }

  /// Begins to answer a request; what is told to the client goes to a queue, the answer last.
  ///
  /// - Parameter done: Called when the answer is there, or when there will be none because it was cancelled.
  func start(
    _ id: JSONRPCID, _ method: String, _ params: JSONObject, _ answering: RequestAnswering,
    into queue: MessageQueue, done: @escaping @Sendable () -> Void
  ) {
    state.withLock { state in
      guard !state.isEnded else { return done() }
      // It cannot be removed before it is put into the table: both wait for the lock.
      state.tasks[id] = Task(executorPreference: clock as? any TaskExecutor) {
        let answer = await answering.answer(id, method, params) { queue.send($0) }
        self.state.withLock { _ = $0.tasks.removeValue(forKey: id) }
        // Whoever cancels a request wants no answer to it.
        if !Task.isCancelled { queue.send(answer) }
        done()
      }
    }
  }

  /// Cancels a request; nothing happens when it is answered already.
  func cancel(_ id: JSONRPCID) {
    state.withLock { $0.tasks[id] }?.cancel()
  }

  /// Cancels them all and takes no more.
  func end() {
    let tasks = state.withLock { state in
      state.isEnded = true
      return Array(state.tasks.values)
    }
    for task in tasks { task.cancel() }
  }
}
