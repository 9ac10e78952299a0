import ArgumentParser
import LabRunner

/// `labs baseline LAB [RUN]`: the run that a lab's others are compared with.
struct BaselineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline", abstract: "Set, tell or clear the run that a lab's others are compared with.",
    discussion: """
      `labs diff` compares with it, `baseline` and `baseline:LAB` name it, and it is never pruned.
      """)

  @Argument(help: "The lab.")
  var lab: String

  @Argument(help: ArgumentHelp("The run; without one the lab's baseline is told.", valueName: "run"))
  var reference: String?

  @Flag(help: "Let the lab have no baseline. The run stays.")
  var clear = false

  @OptionGroup var results: ResultsOptions

  func validate() throws {
    if clear, reference != nil { throw ValidationError("--clear takes no run") }
  }

  func run() throws {
    let store = try results.existingStore()
    defer { store.close() }
    if clear {
      let was = try store.clearBaseline(of: lab)
      Answer.write(was ? "\(lab) has no baseline now.\n" : "\(lab) had no baseline.\n")
    } else if let reference {
      let chosen = try store.run(store.number(of: reference)).run
      guard chosen.lab == lab else {
        throw LabError(
          .usage, "run \(chosen.id) is one of \(chosen.lab), not of \(lab)",
          hint: "`labs history --lab \(lab)` lists those of \(lab)")
      }
      try store.setBaseline(chosen)
      Answer.write(
        "Run \(chosen.id) is the baseline of \(lab). `labs diff` compares its newest run with it.\n")
    } else {
      let number = try store.number(of: "baseline:\(lab)")
      Answer.write("Run \(number). `labs show \(number)` shows it.\n")
    }
  }
}
