import ArgumentParser
import Foundation
import LabRunner

/// `labs export [RUN...]`: writes runs down for other programs and people.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write runs as Markdown, HTML, a Jupyter notebook, JSON, CSV or JUnit.",
    discussion: """
      The file's extension says which: .md .html .ipynb .json .csv .xml. A file that is there is replaced.
      """)

  @Argument(
    help: ArgumentHelp(
      "The runs: 42, @ for the newest, @~1 for the one before, @failed, LAB, LAB@~1, tag:NAME.",
      valueName: "run"))
  var references = ["@"]

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The file to write; - for standard output.", valueName: "file"))
  var output = "-"

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "What to write, where the file's name does not say: \(ExportKind.words).", valueName: "kind"),
    transform: ExportKind.init(word:))
  var kind: ExportKind?

  @Option(
    help: ArgumentHelp(
      "What the rows of CSV are: \(CSVExport.Table.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "table"),
    transform: { text in
      guard let table = CSVExport.Table(rawValue: text) else {
        throw ValidationError("there is no table '\(text)'")
      }
      return table
    })
  var table: CSVExport.Table?

  @OptionGroup var results: ResultsOptions

  func validate() throws {
    guard let form else {
      throw ValidationError(
        output == "-"
          ? "--as KIND says what to write: \(ExportKind.words)"
          : "'\(output)' does not say what to write; --as KIND does: \(ExportKind.words)")
    }
    if table != nil, form != .csv { throw ValidationError("--table is for CSV only") }
  }

  private var form: ExportKind? { kind ?? ExportKind(file: output) }

  func run() throws {
    guard let form else { return }
    let stored = StoredRuns(results)
    defer { stored.close() }
    let runs = try references.map { reference in
      let (store, run) = try stored.run(reference)
      return try ExportedRun(run.number, in: store)
    }
    let text = try form.text(of: runs, table: table ?? .requests)
    guard output != "-" else { return Answer.write(text) }
    try ExportFile(path: output).write(text)
    Notice.write("wrote \(output)\n")
  }
}

extension ExportKind {
  /// The words for all forms.
  static let words = allCases.map(\.rawValue).joined(separator: ", ")

  /// Reads a form as a person writes it.
  init(word: String) throws {
    guard let kind = ExportKind(rawValue: word) else {
      throw ValidationError("there is no form '\(word)'; there are \(ExportKind.words)")
    }
    self = kind
  }
}
