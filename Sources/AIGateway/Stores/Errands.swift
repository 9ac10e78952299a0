import LabTime
import Synchronization

/// What requests leave to be done when they are answered, such as requests sent one way.
///
/// No task of a request may wait for it, so each errand is a task of its own; in simulated time it stays on
/// the clock's thread, where its turn comes in order.
final class Errands: Sendable {
  private struct State {
    var open: [(number: Int, task: Task<Void, Never>)] = []
    var count = 0
  }

  private let state = Mutex(State())

  /// Starts an errand.
  func start(on clock: any LabClock, _ errand: @escaping @Sendable () async -> Void) {
    state.withLock { state in
      let number = state.count
      state.count += 1
      let task = Task(executorPreference: clock as? any TaskExecutor) {
        await errand()
        self.end(number)
      }
      state.open.append((number, task))
    }
  }

  /// Waits until all errands are done, also those that begin meanwhile; cancels them when it is cancelled.
  func drain() async {
    while let task = state.withLock({ $0.open.first?.task }) {
      await withTaskCancellationHandler {
        await task.value
      } onCancel: {
        task.cancel()
      }
    }
  }

  private func end(_ number: Int) {
    state.withLock { state in
      // The first of them is most often the first to end.
      if let index = state.open.firstIndex(where: { $0.number == number }) { state.open.remove(at: index) }
    }
  }
}
