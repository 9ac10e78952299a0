import ArgumentParser
import Foundation
import LabRunner

/// How an answer for a person is read that is longer than the screen.
struct PagerOptions: ParsableArguments {
  @Flag(help: "Show what is longer than the screen without a pager; else LABS_PAGER or PAGER names it.")
  var noPager = false

  /// Writes an answer to standard output, on a terminal that is too small for it by way of a pager.
  func write(_ text: String) async {
    let output = FileOutput.standardOutput
    if !noPager, output.isTerminal, !output.fits(text),
      let pager = Pager(environment: ProcessInfo.processInfo.environment), await pager.show(text)
    {
      return
    }
    Answer.write(text)
  }
}
