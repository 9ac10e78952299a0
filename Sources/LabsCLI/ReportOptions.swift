import ArgumentParser
import Foundation
import LabRunner

/// What a run is written down as besides the history, while it goes on and when it has ended.
struct ReportOptions: ParsableArguments {
  @Option(
    name: .customLong("report"),
    help: ArgumentHelp(
      "Write the runs to a file when they have ended, however they ended: \(ExportKind.words). May be given again.",
      valueName: "kind=file"),
    transform: ReportTarget.init)
  var targets: [ReportTarget] = []

  @Option(
    help: ArgumentHelp(
      "Write each event as a line of JSON while the labs run; - for standard output.", valueName: "file"))
  var events: String?

  func validate() throws {
    let count = targets.count { $0.path == "-" } + (events == "-" ? 1 : 0)
    if count > 1 {
      throw ValidationError("only one thing can go to standard output")
    }
  }

  /// Whether standard output is taken, so that what is said of the runs goes to standard error.
  var takesStandardOutput: Bool { events == "-" || targets.contains { $0.path == "-" } }
}

/// A file that runs are written to, and the form.
struct ReportTarget {
  let kind: ExportKind
  let path: String

  /// Reads `kind=file`.
  init(_ text: String) throws {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2 else {
      throw ValidationError("--report takes KIND=FILE, such as junit=results.xml")
    }
    kind = try ExportKind(word: parts[0])
    path = parts[1]
  }
}
