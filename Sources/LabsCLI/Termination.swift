import Dispatch
import Foundation
import LabRunner
import Synchronization

/// Listens for the signals that ask the process to end: Ctrl-C, SIGTERM, and SIGHUP, which is taken for SIGTERM.
///
/// The first one is left to whoever waits for it; the same one again ends the process at once.
final class Termination: Sendable {
  private struct State {
    var code: LabRunner.ExitCode?
    var cause: Int32?
    var isDeafToCtrlC = false
  }

  private let first: AsyncStream<Void>
  private let arrival: AsyncStream<Void>.Continuation
  private let state = Mutex(State())

  /// Listens from now on.
  init() {
    (first, arrival) = AsyncStream.makeStream(of: Void.self)
    let signals: [(Int32, LabRunner.ExitCode)] = [
      (SIGINT, .interrupted), (SIGTERM, .terminated), (SIGHUP, .terminated),
    ]
    // Who started labs with `nohup` wants it to outlive the terminal.
    for (number, code) in signals where number != SIGHUP || !Self.isIgnored(SIGHUP) {
      // The default would end the process before anything is cleaned up.
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      // The handler keeps its source until it cancels it.
      source.setEventHandler { [weak self] in
        if number == SIGINT, self?.state.withLock({ $0.isDeafToCtrlC }) == true { return }
        source.cancel()
        TerminalMode.restore()
        signal(number, SIG_DFL)
        self?.end(code, cause: number)
      }
      source.resume()
    }
  }

  /// The exit code that the first signal stands for, or that the time is over; nil while neither has come.
  var code: LabRunner.ExitCode? {
    state.withLock { $0.code }
  }

  /// The first signal; nil while none has come, and when the time was over first.
  var cause: Int32? {
    state.withLock { $0.cause }
  }

  /// Ends what waits as a signal does, because its time is over.
  func expire() {
    end(.timedOut, cause: nil)
  }

  private func end(_ code: LabRunner.ExitCode, cause: Int32?) {
    state.withLock { state in
      guard state.code == nil else { return }
      state.code = code
      state.cause = cause
    }
    arrival.yield()
  }

  /// Waits for the first signal, or for the task to be cancelled.
  func wait() async {
    for await _ in first { return }
  }

  /// Runs an operation during which Ctrl-C is for another program, which has the terminal.
  func withoutCtrlC<Value, Failure: Error>(
    _ operation: () async throws(Failure) -> Value
  ) async throws(Failure) -> Value {
    state.withLock { $0.isDeafToCtrlC = true }
    defer { state.withLock { $0.isDeafToCtrlC = false } }
    return try await operation()
  }

  /// The result of a task that the first signal cancels.
  ///
  /// - Parameter notice: What to do when the signal comes.
  func ending<Value: Sendable>(
    _ work: Task<Value, any Error>, notice: @escaping @Sendable () -> Void
  ) async throws -> Value {
    let watch = Task {
      await wait()
      guard code != nil else { return }
      notice()
      work.cancel()
    }
    defer { watch.cancel() }
    return try await work.value
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    let before = signal(number, SIG_IGN)
    signal(number, before)
    // Functions of C cannot be compared, their addresses can.
    return unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}

/// The end of a command that has said everything already.
struct Ended: Error {
  let code: LabRunner.ExitCode
  /// The signal that ended it; the process then ends by the same one, so that its parent sees it.
  var signal: Int32?
}
