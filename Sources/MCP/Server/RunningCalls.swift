import LabTime
import OpenAI
import Synchronization

/// The requests that are being answered, each in a task of its own, so that another request can cancel it.
final class RunningCalls: Sendable {
  private struct State {
    // In order, so that those that end together end in the same order each time.
    var tasks: [(number: Int, id: JSONRPCID, task: Task<Void, Never>)] = []
    var begun = 0
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
      let number = state.begun
      state.begun += 1
      let task = Task(executorPreference: clock as? any TaskExecutor) {
        let answer = await answering.answer(id, method, params) { queue.send($0) }
        self.finish(number)
        // Whoever cancels a request wants no answer to it.
        if !Task.isCancelled { queue.send(answer) }
        done()
      }
      // It cannot end before it is in the table: both wait for the lock.
      state.tasks.append((number, id, task))
    }
  }

  /// Cancels a request; nothing happens when it is answered already.
  func cancel(_ id: JSONRPCID) {
    state.withLock { state in state.tasks.first { $0.id == id }?.task }?.cancel()
  }

  private func finish(_ number: Int) {
    state.withLock { state in state.tasks.removeAll { $0.number == number } }
  }

  /// Cancels them all and takes no more.
  func end() {
    let tasks = state.withLock { state in
      state.isEnded = true
      return state.tasks.map(\.task)
    }
    for task in tasks { task.cancel() }
  }
}
