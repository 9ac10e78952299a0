import ArgumentParser
import Foundation
import LabRunner
import LabTime

/// What `labs` alone says: on a terminal where one stands, elsewhere how it is used.
struct StatusScreen {
  func show() throws {
    let results = ResultsOptions.standard
    let style = TerminalStyle(.standardOutput, environment: ProcessInfo.processInfo.environment)
    guard style.isTerminal else {
      Notice.write(LabsCommand.helpMessage(columns: style.width) + "\n")
      throw Ended(code: .usage)
    }
    let store = try results.storeIfPresent()
    defer { store?.close() }
    let here = LabFinder(results).names
    // Labs of one's own that lie elsewhere are known by their runs.
    let elsewhere = try store?.labs().filter { !here.contains($0) } ?? []
    let labs = try (here + elsewhere).map { name in
      (name: name, last: try store?.runs(limit: 1, lab: name).first)
    }
    let report = StatusReport(labs, style: style, now: .system)
    Answer.write(report.text)
  }
}
