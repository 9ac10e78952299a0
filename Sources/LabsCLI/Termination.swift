import Dispatch
import Foundation
import LabRunner
import Synchronization

/// Listens for the signals that ask the process to end: Ctrl-C and SIGTERM.
///
/// The first one is left to whoever waits for it; the same one again ends the process at once.
final class Termination: Sendable {
  private let first: AsyncStream<LabRunner.ExitCode>
  private let arrived = Mutex<LabRunner.ExitCode?>(nil)

  /// Listens from now on.
  init() {
    let (first, continuation) = AsyncStream.makeStream(of: LabRunner.ExitCode.self)
    self.first = first
    let signals: [(Int32, LabRunner.ExitCode)] = [(SIGINT, .interrupted), (SIGTERM, .terminated)]
    for (number, code) in signals {
      // The default would end the process before anything is cleaned up.
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      // The handler keeps its source until it cancels it.
      source.setEventHandler { [weak self] in
        self?.arrived.withLock { $0 = $0 ?? code }
        source.cancel()
        signal(number, SIG_DFL)
        continuation.yield(code)
      }
      source.resume()
    }
  }

  /// The exit code that the first signal stands for; nil while none has come.
  var code: LabRunner.ExitCode? {
    arrived.withLock { $0 }
  }

  /// Waits for the first signal, or for the task to be cancelled.
  func wait() async {
    for await _ in first { return }
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
}

/// The end of a command that has said everything already.
struct Ended: Error {
  let code: LabRunner.ExitCode
}
