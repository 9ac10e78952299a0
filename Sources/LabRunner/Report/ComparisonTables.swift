import LabTime

/// What a comparison shows in rows: the words of the terminal and of Markdown alike.
struct ComparisonTables {
  let comparison: RunComparison
  let glyphs: Glyphs
  /// Whether what is the same is shown too.
  var all = false
  /// Whether medians stand without their confidence intervals, for want of room.
  var isNarrow = false

  /// Stands between what was and what is.
  var arrow: String { isASCII ? "->" : "→" }
  private var plusMinus: String { isASCII ? "+-" : "±" }
  private var isASCII: Bool { glyphs.eighths.isEmpty }
  private var names: [String] { comparison.sides.map(\.name) }

  var parameters: TextTable? {
    facts("PARAMETER", comparison.parameters)
  }

  var circumstances: TextTable? {
    facts("MADE WITH", comparison.circumstances)
  }

  /// Steps that do not stand the same in all runs, and how long each took where everything is shown.
  var steps: [(marks: String, name: String)] {
    comparison.steps.filter { all || $0.differs }.map { step in
      let took = step.durationsMs.map { $0.map { Elapsed.text(.milliseconds($0)) } ?? glyphs.none }
      return (marks(step.statuses), step.name + (all ? "  (\(took.joined(separator: " \(arrow) ")))" : ""))
    }
  }

  /// Assertions that hold in some runs only, with what was there.
  var assertions: [(marks: String, name: String)] {
    comparison.assertions.filter { all || $0.differs }.map { assertion in
      let statuses = assertion.results.map { $0.map { $0.passed ? RunStatus.passed : .failed } }
      let actual = assertion.results.map { $0?.actual ?? glyphs.none }
      let isTold = assertion.differs && actual.contains { $0 != glyphs.none }
      return (
        marks(statuses),
        assertion.message
          + (isTold ? "  (\(actual.map(PlainText.line).joined(separator: " \(arrow) ")))" : "")
      )
    }
  }

  /// Metrics and counts. What several steps measure is told from its like by the step's name, in its own cell or above
  /// the rows; see ``metricSteps``.
  func metrics(withSteps: Bool) -> TextTable? {
    let rows = metricRows(withSteps: withSteps).map(\.cells)
    guard !rows.isEmpty else { return nil }
    return TextTable(
      columns: [.init("METRIC", .left), .init("UNIT", .left)] + names.map { .init($0, .right) }
        + (comparison.sides.count == 2
          ? [.init("CHANGE", .right, least: .max), .init("TEST", .left, least: .max, yields: 1)] : []),
      rows: rows)
  }

  /// The step of each row of the metrics; nil for one of a metric that no other step measures.
  var metricSteps: [String?] { metricRows(withSteps: false).map(\.step) }

  private func metricRows(withSteps: Bool) -> [(step: String?, cells: [String])] {
    let counts = comparison.counts.filter { count in all || count.values.contains { $0 != 0 } }
    let metrics = comparison.metrics.map { metric in
      (step: metric.step, cells: row(metric, title: withSteps ? metric.title : metric.labelledName))
    }
    let lone = metrics.filter { $0.step == nil } + counts.map { (step: nil, cells: row($0)) }
    var steps: [String] = []
    for case let step? in metrics.map(\.step) where !steps.contains(step) { steps.append(step) }
    return lone + steps.flatMap { step in metrics.filter { $0.step == step } }
  }

  /// What the table of metrics leaves to be said.
  var notes: [String] {
    var notes: [String] = []
    let changes = comparison.metrics.flatMap(\.changes).compactMap(\.self)
    let medians = comparison.metrics.flatMap(\.values).compactMap { $0?.median }
    let alpha = Self.number(comparison.alpha)
    if medians.contains(where: { $0.low != nil }) {
      let interval = "\(Self.number(100 - 100 * comparison.alpha))% confidence interval"
      notes.append(
        isNarrow ? "no room for the \(interval)s" : "\(plusMinus) is the \(interval) of the median")
    }
    if changes.contains(where: { $0.verdict == .notSignificant }) {
      notes.append("~ is no significant difference at \(alpha) (Mann-Whitney)")
    }
    if changes.contains(where: { $0.verdict == .untested }) {
      notes.append("a test needs \(MannWhitneyTest.leastSamples) samples of each run")
    }
    if comparison.corrections > 0 {
      notes.append("p is corrected for \(comparison.corrections) tests (Holm)")
    }
    let outliers = medians.reduce(0) { $0 + $1.outliers }
    if outliers > 0 {
      let samples = medians.reduce(0) { $0 + $1.n }
      notes.append("\(RunTotals.plural(outliers, "outlier")) among \(samples) samples: not left out")
    }
    return notes
  }

  /// What a change may come from.
  var causes: String {
    let causes = comparison.causes
    switch causes.count {
    case 0: return "the runs were made alike"
    case 1: return "the runs differ in \(causes[0]) only"
    default:
      return
        "the runs differ in \(causes.joined(separator: ", ")): a change has \(causes.count) possible causes"
    }
  }

  private func facts(_ head: String, _ facts: [ComparedFact]) -> TextTable? {
    let shown = facts.filter { all || $0.differs }
    guard !shown.isEmpty else { return nil }
    return TextTable(
      columns: [.init(head, .left)] + names.map { .init($0) },
      rows: shown.map { fact in [fact.name] + fact.values.map { $0 ?? glyphs.none } })
  }

  private func marks(_ statuses: [RunStatus?]) -> String {
    statuses.map { $0.map(glyphs.mark) ?? glyphs.none }
      .joined(separator: statuses.count == 2 ? " \(arrow) " : " ")
  }

  private func row(_ metric: ComparedMetric, title: String) -> [String] {
    let format = NumberFormat(for: metric.values.compactMap { $0?.median.value })
    let cells = metric.values.map { value in
      guard let median = value?.median else { return glyphs.none }
      return format.text(median.value) + interval(median)
    }
    let head = [title, metric.unit]
    guard comparison.sides.count == 2 else {
      let changes = [""] + metric.changes.map { $0.map { "  " + size($0, format) } ?? "" }
      return head + zip(cells, changes).map { $0 + $1 }
    }
    guard let change = metric.changes.first.flatMap({ $0 }) else { return head + cells }
    let n = Set(metric.values.compactMap { $0?.median.n })
    let counts =
      "n="
      + (n.count == 1
        ? "\(n.first ?? 0)" : metric.values.map { "\($0?.median.n ?? 0)" }.joined(separator: "+"))
    let test = change.p.map { change.verdict == .same ? nil : "\(Probability.text($0)) " } ?? nil
    return head + cells
      + [size(change, format), "(\(test ?? "")\(counts)\(change.verdict == .untested ? ", no test" : ""))"]
  }

  // An interval that is wider than the median is long is told by its ends.
  private func interval(_ median: Median) -> String {
    if isNarrow { return "" }
    if let spread = median.spread, spread < 0.995 {
      return " \(plusMinus) \(Self.number((100 * spread).rounded()))%"
    }
    guard let low = median.low, let high = median.high, low < high else { return "" }
    let ends = NumberFormat(for: [low, high])
    return " (\(ends.text(low))\(isASCII ? ".." : "–")\(ends.text(high)))"
  }

  private func row(_ count: ComparedCount) -> [String] {
    let format = NumberFormat(for: count.values)
    let cells = count.values.map(format.text)
    guard comparison.sides.count == 2, let base = count.values.first, let last = count.values.last else {
      return [count.kind.rawValue, ""] + cells
    }
    return [count.kind.rawValue, ""] + cells + [last == base ? "=" : signed(last - base, format), ""]
  }

  private func size(_ change: ComparedMetric.Change, _ format: NumberFormat) -> String {
    switch change.verdict {
    case .same: "="
    case .notSignificant: "~"
    case .significant, .untested:
      if change.difference == 0 {
        // The medians are the same and the samples around them are not.
        change.verdict == .untested ? "=" : "shifted \(signed(change.shift, format))"
      } else if let percent = change.percent {
        signed(percent, NumberFormat(decimals: percent.magnitude < 1000 ? 1 : 0)) + "%"
      } else {
        signed(change.difference, format)
      }
    }
  }

  private func signed(_ number: Double, _ format: NumberFormat) -> String {
    (number > 0 ? "+" : "") + format.text(number)
  }

  // Without zeros at the end.
  private static func number(_ number: Double) -> String {
    let rounded = (number * 1000).rounded() / 1000
    return rounded == rounded.rounded() ? NumberFormat(decimals: 0).text(rounded) : "\(rounded)"
  }
}
