import AIGateway
import ArgumentParser
import LabRunner
import Labs

/// `labs check [LAB...]`: whether labs compile and their policy documents load.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Compile labs of your own and load policy documents, without running.",
    discussion: """
      Without a name it checks the labs that come with labs and those of the project's folder labs/. Ends with 65 \
      when one is refused.
      """)

  @Argument(help: "The labs: their names, or the folders of one's own.", completion: .labs)
  var labs: [String] = []

  @OptionGroup var results: ResultsOptions
  @OptionGroup var display: DisplayOptions

  func run() throws {
    let finder = LabFinder(results)
    let checks = try (labs.isEmpty ? finder.names : labs).map { try LabCheck($0, finder) }
    if display.json {
      Answer.write(try JSONReport.text(LabCheckList(labs: checks)))
    } else {
      for check in checks { Answer.write(check.text(display.style())) }
      let refused = checks.count { $0.error != nil }
      let count = checks.count == 1 ? "1 lab" : "\(checks.count) labs"
      Answer.write("\(count), \(refused == 0 ? "none" : "\(refused)") refused.\n")
    }
    if checks.contains(where: { $0.error != nil }) { throw Ended(code: .data) }
  }
}

/// What `labs check --json` prints.
private struct LabCheckList: Encodable {
  let schema = "labs.check/1"
  let labs: [LabCheck]
}

/// What became of one lab's check.
private struct LabCheck: Encodable {
  let lab: String
  let ok: Bool
  let steps: Int?
  let error: String?
  let hint: String?

  /// - Throws: ``LabError`` when there is no such lab, or no compiler: that is no verdict on a lab.
  init(_ name: String, _ finder: LabFinder) throws(LabError) {
    lab = name
    let found: FoundLab
    do {
      found = try finder.lab(name)
    } catch {
      guard error.code == .data else { throw error }
      (ok, steps, self.error, hint) = (false, nil, error.message, error.hint)
      return
    }
    steps = found.lab.steps.count
    do {
      try Runner.check(found.lab, folder: found.folder)
      (ok, error, hint) = (true, nil, nil)
    } catch {
      let place = error.inFolder(found.folder)
      ok = false
      self.error = "\(place.file):\(place.line):\(place.column): \(place.message)"
      hint = place.hint
    }
  }

  func text(_ style: TerminalStyle) -> String {
    guard let error else { return "ok       \(lab)\n" }
    return "refused  \(lab)\n  error: \(error)\n" + (hint.map { "  hint:  \($0)\n" } ?? "")
  }
}
