import ArgumentParser
import Foundation
import LabRunner

/// Whether a person is asked while labs run.
struct InteractionOptions: ParsableArguments {
  @Flag(
    name: [.customShort("i"), .long],
    help: "Pause after each step, to look, change and go on. On a terminal a failed step pauses in any case.")
  var interactive = false

  @Flag(help: "Ask nothing, also on a terminal.")
  var noInput = false

  func validate() throws {
    if interactive, noInput { throw ValidationError("-i asks and --no-input does not: choose one") }
  }

  /// Whether there is somebody to ask.
  ///
  /// - Throws: ``LabError`` when a person wants to be asked where that cannot be.
  func asks(_ output: FileOutput, isSuitable: Bool) throws(LabError) -> Bool {
    let isTerminal = isatty(STDIN_FILENO) == 1 && output.isTerminal
    if interactive {
      guard isSuitable else { throw LabError(.usage, "-i goes with neither --all nor --json") }
      guard isTerminal else {
        throw LabError(
          .usage, "-i asks on a terminal, and there is none", hint: "leave it out in a pipe or a script")
      }
      return true
    }
    let environment = ProcessInfo.processInfo.environment
    return isTerminal && isSuitable && !noInput && environment["TERM"] != "dumb"
      && (environment["CI"] ?? "").isEmpty
  }
}
