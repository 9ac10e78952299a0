/// A form in which runs leave the history.
public enum ExportKind: String, Sendable, Hashable, CaseIterable {
  /// Markdown, as for a pull request.
  case markdown = "md"
  /// A page in one file, without any other.
  case html
  /// A Jupyter notebook.
  case notebook = "ipynb"
  /// `labs.run/1`, or `labs.runs/1` for several runs.
  case json
  /// A table of requests, assertions or others, see ``CSVExport``.
  case csv
  /// JUnit's XML, a test case for each assertion.
  case junit

  /// The form that a file's name stands for; nil when it stands for none.
  public init?(file: String) {
    let name = file.lowercased()
    let extensions: [(String, ExportKind)] = [
      (".md", .markdown), (".markdown", .markdown), (".html", .html), (".htm", .html), (".ipynb", .notebook),
      (".json", .json), (".csv", .csv), (".xml", .junit),
    ]
    guard let kind = extensions.first(where: { name.hasSuffix($0.0) })?.1 else { return nil }
    self = kind
  }

  /// Runs in this form, one after another in one document.
  ///
  /// - Parameter table: What the rows of a CSV file are.
  public func text(of runs: [ExportedRun], table: CSVExport.Table = .requests) throws -> String {
    switch self {
    case .markdown: MarkdownExport.text(runs)
    case .html: HTMLExport.text(runs)
    case .notebook: NotebookExport.text(runs)
    case .json:
      try runs.count == 1 ? JSONReport.text(runs[0].run) : JSONReport.text(runs.map(\.run))
    case .csv: CSVExport.text(runs.map(\.run), table)
    case .junit: JUnitExport.text(runs.map(\.run))
    }
  }
}
