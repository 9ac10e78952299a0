import ArgumentParser
import LabRunner

/// `labs note RUN TEXT`: a word about a run.
struct NoteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "note", abstract: "Write a note about a run, in place of the one it had.")

  @Argument(help: ArgumentHelp("The run: 42, @, @~1, @failed, LAB, tag:NAME.", valueName: "run"))
  var reference: String

  @Argument(help: "The note; without one the run's note is told.")
  var text: [String] = []

  @Flag(help: "Take the note away.")
  var clear = false

  @OptionGroup var results: ResultsOptions

  func validate() throws {
    if clear, !text.isEmpty { throw ValidationError("--clear takes no text") }
  }

  func run() throws {
    let store = try results.existingStore()
    defer { store.close() }
    let number = try store.number(of: reference)
    guard clear || !text.isEmpty else {
      return Answer.write("\(try store.run(number).run.note ?? "Run \(number) has no note.")\n")
    }
    try store.setNote(clear ? nil : text.joined(separator: " "), of: number)
    Answer.write(clear ? "Run \(number) has no note now.\n" : "Noted. `labs show \(number)` shows it.\n")
  }
}
