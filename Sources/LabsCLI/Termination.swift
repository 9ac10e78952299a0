import Dispatch
import Foundation
import LabRunner

/// The signals that ask the process to end.
enum Termination {
  /// Waits for Ctrl-C or SIGTERM, or for the task to be cancelled, and tells which exit code it stands for.
  @discardableResult
  static func wait() async -> LabRunner.ExitCode? {
    let (signals, arrived) = AsyncStream.makeStream(of: LabRunner.ExitCode.self)
    let numbers: [(number: Int32, code: LabRunner.ExitCode)] = [
      (SIGINT, .interrupted), (SIGTERM, .terminated),
    ]
    let sources = numbers.map { number, code in
      // The default would end the process before anything is cleaned up.
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { arrived.yield(code) }
      source.resume()
      return source
    }
    defer {
      for source in sources { source.cancel() }
      // From here on a further Ctrl-C ends the process at once.
      for (number, _) in numbers { signal(number, SIG_DFL) }
    }
    for await code in signals { return code }
    return nil
  }

  /// The result of a task that the first signal cancels, and that signal's exit code.
  static func interrupting<Value: Sendable>(
    _ work: Task<Value, any Error>
  ) async throws -> (Value, LabRunner.ExitCode?) {
    let watch = Task {
      let code = await wait()
      if code != nil { work.cancel() }
      return code
    }
    let result = await work.result
    watch.cancel()
    return (try result.get(), await watch.value)
  }
}

/// The end of a command that has said everything already.
struct Ended: Error {
  let code: LabRunner.ExitCode
}
