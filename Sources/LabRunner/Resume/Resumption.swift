/// What a new run takes over from an earlier one, and what has changed between them.
public struct Resumption: Sendable {
  /// The lab with the earlier run's parameters.
  public let lab: ConfiguredLab
  private let past: PastRun
  private let differences: [String]

  /// Goes on from a run.
  ///
  /// - Parameter assignments: `name=value` texts of parameters that are to have other values.
  /// - Throws: ``LabError`` with ``ExitCode/usage`` for an assignment that the lab does not take.
  public init(_ past: PastRun, lab: any Lab, _ assignments: [String]) throws(LabError) {
    let assigned = Set(assignments.map { String($0.prefix { $0 != "=" }) })
    let known = Dictionary(lab.parameters.map { ($0.name, $0.standardText) }) { first, _ in first }
    var taken: [String] = []
    var differences: [String] = []
    for parameter in past.run.parameters where !assigned.contains(parameter.name) {
      guard let standard = known[parameter.name] else {
        differences.append("the lab has no parameter \(parameter.name) any more")
        continue
      }
      if parameter.value != standard || parameter.source != .standard {
        taken.append("\(parameter.name)=\(parameter.value)")
      }
    }
    self.past = past
    self.lab = try ConfiguredLab(lab, assignments: taken + assignments)
    let before = Dictionary(past.run.parameters.map { ($0.name, $0.value) }) { first, _ in first }
    for parameter in self.lab.parameters where before[parameter.name] != parameter.value {
      differences.append(
        "\(parameter.name)=\(parameter.value) (was \(before[parameter.name] ?? "not there"))")
    }
    self.differences = differences
  }

  /// Decides which steps are reused.
  ///
  /// - Parameter documents: The lab's files as they are now.
  public func planner(documents: [DocumentRecord], selection: StepSelection) throws(LabError) -> StepPlanner {
    try StepPlanner(lab, selection, past: past, hasChanged: !changes(documents).isEmpty)
  }

  /// What a person is told before the run begins: where it goes on and why, and what has changed.
  ///
  /// - Parameter git: The state of the sources now, with which the lab's own script may have changed.
  public func lines(
    _ planner: StepPlanner, documents: [DocumentRecord], git: GitState? = nil, style: TerminalStyle
  ) -> [String] {
    let number = past.run.number
    let isPart = past.run.run.status == .passed && past.run.lastAttempts.contains { $0.status == .skipped }
    var sentences = [
      "Run \(number) of \(past.run.run.lab) \(past.run.run.status.past)\(isPart ? ", as far as it went" : "")."
    ]
    let changes = changes(documents)
    if !changes.isEmpty { sentences.append("Changed since: \(changes.joined(separator: ", ")).") }
    if let before = past.run.header.git, let git, before.shortCommit != git.shortCommit {
      sentences.append("The sources were at \(before.shortCommit) then, and are at \(git.shortCommit) now.")
    }
    if !past.hasStates {
      sentences.append(
        "The states at the ends of its steps are not kept, as only the newest runs' are; it runs from the beginning."
      )
    }
    sentences += planner.remarks.map { $0.prefix(1).uppercased() + $0.dropFirst() + "." }
    if let first = planner.first {
      if past.hasStates { sentences.append("Going on with \"\(PlainText.line(first))\".") }
    } else {
      sentences.append(
        "Every step has passed: there is nothing to do. "
          + "`labs resume \(number) --from STEP` runs a part of it again.")
    }
    return sentences.flatMap { TextWrap.lines($0, width: max(20, style.width)) }
  }

  /// What is known of the new run when it starts.
  ///
  /// - Parameter isLive: Whether it is live though the earlier one was not.
  public func header(
    isLive: Bool, documents: [DocumentRecord], arguments: [String], git: GitState?, labsVersion: String
  ) -> RunHeader {
    let run = past.run
    return RunHeader(
      lab: run.lab, parameters: lab.parameters, seed: run.header.seed, mode: isLive ? .live : run.run.mode,
      arguments: arguments, git: git, machine: .current, labsVersion: labsVersion, documents: documents,
      resumedFrom: run.number)
  }

  // Runs of the first version kept no documents.
  private func changes(_ documents: [DocumentRecord]) -> [String] {
    let files = past.documents.isEmpty ? [] : DocumentChange.changes(from: past.documents, to: documents)
    return files.map { $0.kind == .changed ? $0.path : "\($0.path) (\($0.kind.rawValue))" } + differences
  }
}

extension RunStatus {
  /// The status as the end of a sentence about a run.
  fileprivate var past: String {
    switch self {
    case .running: "is running"
    case .passed: "passed"
    case .failed: "failed"
    case .error: "stopped with an error"
    case .interrupted: "was interrupted"
    case .crashed: "crashed"
    case .skipped: "was skipped"
    }
  }
}
