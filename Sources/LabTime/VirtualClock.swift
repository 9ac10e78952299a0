import Foundation
import Synchronization

/// Simulated time: when no task can go on, the clock jumps to the earliest sleeper.
///
/// The clock is also the executor of the tasks that live in it. They run one at a time, on one thread, in
/// the order in which they became ready, so that the same program with the same input takes the same
/// course each time. A task that must wait for anything but this clock (a socket, a detached task) is
/// waited for as well, but then the order is no longer the program's own.
public final class VirtualClock: LabClock, TaskExecutor {
  private struct Sleeper {
    let deadline: Instant
    let number: UInt64
    let continuation: CheckedContinuation<Void, any Error>
  }

  private struct State {
    var now: Instant
    var ready: [UnownedJob] = []
    var nextReady = 0
    var sleepers: [Sleeper] = []  // by deadline, then by number: the last one is the next to wake
    var cancelled: Set<UInt64> = []
    var nextNumber: UInt64 = 0
    var running = 0
    var hasThread = false
    var idle = false
    /// How often the time was held more than it was let go on.
    var holds = 0
  }

  private let state: Mutex<State>
  private let wake = DispatchSemaphore(value: 0)

  /// Creates a clock that stands at a given time until ``run(_:)`` is called.
  public init(startingAt start: Instant) {
    state = Mutex(State(now: start))
  }

  /// The simulated time.
  public var now: Instant {
    state.withLock { $0.now }
  }

  /// Waits, in simulated time, until a point in time.
  public func sleep(until deadline: Instant) async throws {
    let number = state.withLock { state in
      state.nextNumber += 1
      return state.nextNumber
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        var wasIdle = false
        let result: Result<Void, any Error>? = state.withLock { state in
          if state.cancelled.remove(number) != nil { return .failure(CancellationError()) }
          if deadline <= state.now { return .success(()) }
          let sleeper = Sleeper(deadline: deadline, number: number, continuation: continuation)
          let index = Self.place(of: sleeper, in: state.sleepers)
          state.sleepers.insert(sleeper, at: index)
          // Only a task of another executor can find the thread idle here.
          if state.holds <= 0 {
            wasIdle = state.idle
            state.idle = false
          }
          return nil
        }
        if wasIdle { wake.signal() }
        if let result { continuation.resume(with: result) }
      }
    } onCancel: {
      let sleeper: Sleeper? = state.withLock { state in
        guard let index = state.sleepers.firstIndex(where: { $0.number == number }) else {
          state.cancelled.insert(number)
          return nil
        }
        return state.sleepers.remove(at: index)
      }
      sleeper?.continuation.resume(throwing: CancellationError())
    }
    // A cancellation that came too late to matter must not stay behind.
    state.withLock { _ = $0.cancelled.remove(number) }
  }

  /// Runs an operation, and every task it starts, in simulated time, and returns its result.
  public func run<Value: Sendable>(
    _ operation: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    // A thread that an earlier run has left goes on when it has not yet noticed the end.
    let needsThread = state.withLock { state in
      state.running += 1
      defer { state.hasThread = true }
      return !state.hasThread
    }
    let task = Task(executorPreference: self) {
      defer { self.finish() }
      return try await operation()
    }
    if needsThread { Thread.detachNewThread { self.drain() } }
    return try await withTaskCancellationHandler {
      try await task.value
    } onCancel: {
      task.cancel()
    }
  }

  /// Takes over a job that has become ready; called by the Swift runtime.
  public func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let wasIdle = state.withLock { state in
      state.ready.append(job)
      defer { state.idle = false }
      return state.idle
    }
    if wasIdle { wake.signal() }
  }

  /// Keeps the time where it is; tasks that are ready still run.
  public func hold() {
    state.withLock { $0.holds += 1 }
  }

  /// Lets the time go on that ``hold()`` has kept.
  public func release() {
    let wasIdle = state.withLock { state in
      state.holds -= 1
      defer { if state.holds <= 0 { state.idle = false } }
      return state.idle && state.holds <= 0
    }
    if wasIdle { wake.signal() }
  }

  private func finish() {
    let wasIdle = state.withLock { state in
      state.running -= 1
      defer { state.idle = false }
      return state.idle
    }
    if wasIdle { wake.signal() }
  }

  // Where a sleeper belongs among those ordered from last to wake to first to wake.
  private static func place(of sleeper: Sleeper, in sleepers: [Sleeper]) -> Int {
    var low = 0
    var high = sleepers.count
    while low < high {
      let middle = (low + high) / 2
      let other = sleepers[middle]
      if (other.deadline, other.number) > (sleeper.deadline, sleeper.number) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }

  private enum Turn {
    case job(UnownedJob)
    case wake(Sleeper)
    case wait
    case end
  }

  private func drain() {
    while true {
      switch turn() {
      case .job(let job): job.runSynchronously(on: asUnownedTaskExecutor())
      case .wake(let sleeper): sleeper.continuation.resume()
      case .wait: wake.wait()
      case .end: return
      }
    }
  }

  private func turn() -> Turn {
    state.withLock { state in
      if state.nextReady < state.ready.count {
        let job = state.ready[state.nextReady]
        state.nextReady += 1
        if state.nextReady == state.ready.count {
          state.ready.removeAll(keepingCapacity: true)
          state.nextReady = 0
        }
        return .job(job)
      }
      if state.running == 0 {
        state.hasThread = false
        return .end
      }
      if state.holds <= 0, let sleeper = state.sleepers.popLast() {
        state.now = max(state.now, sleeper.deadline)
        return .wake(sleeper)
      }
      state.idle = true
      return .wait
    }
  }
}

extension VirtualClock: Stateful {
  /// The simulated time.
  public func snapshot() -> Instant { now }

  /// Sets the time, also back, which only a clock in whose time nobody sleeps may be.
  public func restore(_ snapshot: Instant) {
    state.withLock { $0.now = snapshot }
  }
}
