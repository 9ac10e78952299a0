import ArgumentParser
import Foundation
import LabRunner

/// `labs import FILE`: the runs of another results file.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Copy the runs of another results file that are not here yet.",
    discussion: """
      Runs are known by their uid, so that importing a file again brings only what is new. They get new numbers. The \
      file is not changed; its baselines are not taken over.
      """)

  @Argument(help: ArgumentHelp("The other results file, also one of an older labs.", valueName: "file"))
  var file: String

  @Flag(name: [.customShort("n"), .long], help: "Only say what is new.")
  var dryRun = false

  @OptionGroup var results: ResultsOptions

  func run() throws {
    let other = try ResultStore.copy(of: URL(filePath: file).path)
    let store = try results.store()
    defer { store.close() }
    let imported = try store.importRuns(of: other, dryRun: dryRun)
    let count = imported.new.count
    var said = ["\(count) new \(count == 1 ? "run" : "runs")", "\(imported.known) known already"]
    if imported.running > 0 { said.append("\(imported.running) still running, left out") }
    Answer.write(said.joined(separator: ", ") + ".\n")
    if dryRun {
      Answer.write(count == 0 ? "" : "Without -n they are copied.\n")
    } else if let last = imported.new.last {
      Answer.write(
        "`labs history` lists them; `labs show \(try store.number(of: last))` shows the newest of them.\n")
    }
  }
}
