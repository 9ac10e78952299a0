import ArgumentParser
import Foundation
import LabRunner
import Synchronization

/// How a command shows its answer.
struct DisplayOptions: ParsableArguments {
  @Flag(help: "Print one JSON document, and nothing else on standard output.")
  var json = false

  @Option(
    help: "When to use colour: auto, always or never. NO_COLOR is respected.",
    transform: { text in
      guard let choice = TerminalStyle.ColorChoice(rawValue: text) else {
        throw ValidationError("--color takes auto, always or never")
      }
      return choice
    })
  var color = TerminalStyle.ColorChoice.auto

  @Flag(help: "Use ASCII signs only.")
  var ascii = false

  @Option(help: ArgumentHelp("The width of charts and tables, 40 to 200.", valueName: "columns"))
  var width: Int?

  func validate() throws {
    if let width, !(40...200).contains(width) { throw ValidationError("--width takes 40 to 200") }
  }

  /// The style for a stream.
  func style(for output: FileOutput = .standardOutput) -> TerminalStyle {
    TerminalStyle(
      output, environment: ProcessInfo.processInfo.environment, color: color, ascii: ascii, width: width)
  }

  /// Writes a table as wide as the terminal; in a file it is as wide as it needs, or as it was asked to be.
  func write(_ table: TextTable) {
    let style = style()
    let lines = table.lines(width: style.limit, glyphs: style.glyphs)
    Answer.write(lines.joined(separator: "\n") + "\n")
  }
}

/// Standard output, for what a command answers. A reader that has gone away is no error.
enum Answer {
  private static let failure = Mutex<Int32?>(nil)

  static func write(_ text: String) {
    do throws(TextOutputError) {
      try FileOutput.standardOutput.write(text)
    } catch {
      guard case .failed(let number) = error else { return }
      failure.withLock { $0 = $0 ?? number }
    }
  }

  /// Looks whether everything could be written, as a full disk takes nothing.
  ///
  /// - Throws: ``LabError`` with ``ExitCode/inputOutput``.
  static func check() throws(LabError) {
    guard let number = failure.withLock({ $0 }) else { return }
    throw LabError(
      .inputOutput, "the answer could not be written: \(String(cString: strerror(number)))",
      hint: "free some space, or write it somewhere else")
  }
}

/// Standard error, for what is said beside the answer.
enum Notice {
  static func write(_ text: String) {
    try? FileOutput.standardError.write(text)
  }
}
