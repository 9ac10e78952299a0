import LabTime

/// What a run came to: the verdict, and the commands to type next.
struct RunTotals {
  private var header: RunHeader?
  private var number: Int64?
  private var started: (wall: Instant, time: Instant)?
  private struct Step {
    let name: String
    var assertions = 0
    var failedAssertions = 0
    var isBroken = false
    var isSkipped = false
  }

  // Each at its last attempt.
  private var steps: [Step] = []
  private var status: RunStatus?

  mutating func count(_ event: RunEvent) {
    switch event.kind {
    case .runStarted(let header, let number):
      self.header = header
      self.number = number
      started = (event.wall, event.time)
    case .stepStarted(let name), .stepReused(let name, _), .stepSkipped(let name):
      // A step that begins again counts anew, as do those after it.
      if let place = steps.firstIndex(where: { $0.name == name }) { steps.removeSubrange(place...) }
      steps.append(Step(name: name))
      if case .stepSkipped = event.kind { steps[steps.count - 1].isSkipped = true }
    case .assertion(let assertion):
      guard let last = steps.indices.last else { break }
      steps[last].assertions += 1
      if !assertion.passed { steps[last].failedAssertions += 1 }
    case .stepFinished(let status, _):
      guard let last = steps.indices.last else { break }
      steps[last].isBroken = status != .passed && status != .failed
    case .runFinished(let status, _):
      self.status = status
    default: break
    }
  }

  /// The line that says how the run ended; how long it took is a second one where the first has no room for it.
  func verdict(_ status: RunStatus, at event: RunEvent, style: TerminalStyle) -> [String] {
    var words = [style.paint(status.rawValue.uppercased(), .of(status))]
    if let header { words.append(header.lab.name) }
    if let number { words.append("run \(number)") }
    words.append(detail(of: status))
    let line = words.joined(separator: "  ")
    guard let started else { return [line] }
    var took = Elapsed.text(event.time - started.time)
    if header?.mode == .simulated { took += " simulated in \(Elapsed.text(event.wall - started.wall))" }
    let paint = words[0].count - status.rawValue.count
    let fits = line.count - paint + 2 + took.count <= style.width
    return fits
      ? ["\(line)  \(took)"] : TextWrap.line(line, hanging: 2, style: style) + ["  took:  \(took)"]
  }

  /// The commands to type next: one that shows the run, and after a failure one that makes it again.
  func next(hasShown: Bool, style: TerminalStyle) -> [String] {
    var lines: [String] = []
    if let number, !hasShown { lines.append("  next:  labs show \(number)") }
    if let number, let status, status != .running, status != .passed || steps.contains(where: \.isSkipped) {
      lines.append("  go on: labs resume \(number)")
    }
    if let header, hasShown || status != .passed { lines.append("  again: \(header.command)") }
    return lines
  }

  private func detail(of status: RunStatus) -> String {
    if let broken = steps.first(where: \.isBroken), status != .passed, status != .failed {
      return "in \"\(PlainText.line(broken.name))\""
    }
    let assertions = steps.reduce(0) { $0 + $1.assertions }
    let failedAssertions = steps.reduce(0) { $0 + $1.failedAssertions }
    if failedAssertions > 0 {
      return "\(failedAssertions) of \(Self.plural(assertions, "assertion")) failed"
    }
    return assertions == 0 ? "no assertions" : "\(Self.plural(assertions, "assertion")) held"
  }

  static func plural(_ count: Int, _ noun: String) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
  }
}
