import Synchronization

/// Wraps a report for the log of a GitHub workflow: a group that folds around each run, and annotations of what
/// failed.
///
/// The commands are those of https://docs.github.com/actions/reference/workflow-commands-for-github-actions.
/// Between a group's ends the log's text gives no commands, whatever a model says.
public final class GitHubReport: Report {
  private struct State {
    var step = ""
    var failures: [Failure] = []
    var annotated = 0
    var number: Int64?
  }

  private struct Failure {
    var title: String
    var message: String
    var file: String?
    var line: Int?
  }

  // GitHub shows no more errors of one step of a workflow.
  private static let mostAnnotations = 10

  private let inner: any Report
  private let output: any TextOutput
  private let root: String?
  private let workspace: String
  private let token: String
  private let state = Mutex(State())

  /// Wraps a report.
  ///
  /// - Parameters:
  ///   - output: Where the report's text goes too.
  ///   - root: The folder that the files of the labs are named from; nil where they have their whole paths.
  ///   - workspace: The folder of the repository, from which GitHub names files; empty for whole paths.
  ///   - token: A word that nobody can guess, with which commands are switched on again.
  public init(
    _ inner: any Report, to output: any TextOutput, root: String?, workspace: String, token: String
  ) {
    self.inner = inner
    self.output = output
    self.root = root
    self.workspace = workspace.isEmpty || workspace.hasSuffix("/") ? workspace : workspace + "/"
    self.token = token
  }

  /// Shows an event, with commands around a run.
  public func show(_ event: RunEvent) {
    if case .runStarted(let header, let number) = event.kind {
      state.withLock { ($0.number, $0.failures) = (number, []) }
      let name = "labs \(header.lab.name)" + (number.map { " run \($0)" } ?? "")
      write("::group::\(Self.data(name))\n::stop-commands::\(token)\n")
    }
    inner.show(event)
    state.withLock { state in
      switch event.kind {
      case .stepStarted(let name), .stepReused(let name, _): state.step = name
      case .assertion(let assertion) where !assertion.passed:
        state.failures.append(
          Failure(
            title: state.step, message: Self.message(assertion), file: assertion.file, line: assertion.line))
      case .stepFinished(let status, let failure?):
        state.failures.append(
          Failure(
            title: state.step, message: "\(status.rawValue): \(failure.message)", file: failure.file,
            line: failure.line))
      case .runFinished: write("::\(token)::\n::endgroup::\n" + annotations(&state))
      default: break
      }
    }
  }

  private func annotations(_ state: inout State) -> String {
    let shown = state.failures.prefix(max(0, Self.mostAnnotations - state.annotated))
    state.annotated += shown.count
    let rest = state.failures.count - shown.count
    let more = state.number.map { ": labs show \($0)" } ?? ""
    return shown.map(annotation).joined()
      + (rest > 0 ? "\(RunTotals.plural(rest, "failure")) without an annotation\(more)\n" : "")
  }

  private func annotation(_ failure: Failure) -> String {
    var properties: [String] = []
    if let file = failure.file {
      properties.append("file=\(Self.property(inRepository(file)))")
      if let line = failure.line { properties.append("line=\(line)") }
    }
    properties.append("title=\(Self.property(failure.title))")
    return "::error \(properties.joined(separator: ","))::\(Self.data(failure.message))\n"
  }

  private func inRepository(_ file: String) -> String {
    let path = file.hasPrefix("/") ? file : root.map { "\($0)/\(file)" } ?? file
    return path.hasPrefix(workspace) ? String(path.dropFirst(workspace.count)) : file
  }

  private static func message(_ assertion: AssertionRecord) -> String {
    let facts = [("expected", assertion.expected), ("actual", assertion.actual)]
    let told = facts.compactMap { name, value in value.map { "\(name) \($0)" } }
    return assertion.message + (told.isEmpty ? "" : ": " + told.joined(separator: ", "))
  }

  // Escapes as actions/toolkit does in packages/core/src/command.ts.
  private static func data(_ text: String) -> String {
    PlainText.lines(text).joined(separator: "\n").replacing("%", with: "%25").replacing("\n", with: "%0A")
  }

  private static func property(_ text: String) -> String {
    data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }

  // A log that takes no more text is no reason to end the run.
  private func write(_ text: String) {
    try? output.write(text)
  }
}
