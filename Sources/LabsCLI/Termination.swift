import Dispatch
import Foundation
import LabRunner

/// The signals that ask the process to end.
enum Termination {
  /// Waits for Ctrl-C or SIGTERM, or for the task to be cancelled, and tells which exit code it stands for.
  @discardableResult
  static func wait() async -> LabRunner.ExitCode? {
    let (signals, arrived) = AsyncStream.makeStream(of: LabRunner.ExitCode.self)
    let sources = [(SIGINT, LabRunner.ExitCode.interrupted), (SIGTERM, .terminated)].map { number, code in
      // The default would end the process before anything is cleaned up.
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number)
      source.setEventHandler { arrived.yield(code) }
      source.resume()
      return source
    }
    defer { for source in sources { source.cancel() } }
    for await code in signals { return code }
    return nil
  }
}
