/// A condition on a metric, such as `latency.p50>300`, `latency.p95>+10%` or `errors>0`.
public struct MetricCondition: Sendable, Hashable {
  /// What a metric is held against.
  public enum Bound: Sendable, Hashable {
    /// A number.
    case value(Double)
    /// What it was before and so much more.
    case change(Double)
    /// What it was before and so many hundredths of it more.
    case percent(Double)
  }

  /// The condition as it was written.
  public let text: String
  /// The metric's name, with its statistic where no metric has the whole as its name.
  public let name: String
  /// How the two are to stand to each other.
  public let relation: Relation
  /// What the metric is held against.
  public let bound: Bound

  /// Reads a condition: a name, one of `>`, `>=`, `<`, `<=`, `=`, `!=`, and a number; a number with a sign is a
  /// change, and one with a percent sign a change relative to what it was.
  ///
  /// - Throws: ``LabError`` that shows what would be one.
  public init(_ text: String) throws(LabError) {
    func wrong(_ problem: String) -> LabError {
      LabError(
        .usage, "'\(text)' is no condition: \(problem)",
        hint: "write it like 'latency.p50>300', 'latency.p50>+10%' or 'errors>0', in quotes")
    }
    guard let sign = text.firstIndex(where: { ">=<!".contains($0) }),
      let relation = Relation.allCases.first(where: { text[sign...].hasPrefix($0.rawValue) })
    else { throw wrong("it has none of > >= < <= = !=") }
    let name = text[..<sign].trimmingSpaces
    if name.isEmpty { throw wrong("it names no metric") }
    var number = text[sign...].dropFirst(relation.rawValue.count).trimmingSpaces
    let isPercent = number.hasSuffix("%")
    if isPercent { number.removeLast() }
    let isChange = isPercent || number.hasPrefix("+") || number.hasPrefix("-")
    guard let value = Double(number), value.isFinite else {
      throw wrong("what follows the sign is no number")
    }
    self.text = text
    self.name = name
    self.relation = relation
    bound = isPercent ? .percent(value) : isChange ? .change(value) : .value(value)
  }

  /// Whether it is about a change, for which there must be something before.
  var isChange: Bool {
    if case .value = bound { false } else { true }
  }

  /// The name as one of a metric and one of its statistics; the median where none is named.
  public var metric: (name: String, statistic: Statistic) {
    guard let dot = name.lastIndex(of: "."), let statistic = Statistic(named: name[name.index(after: dot)...])
    else { return (name, .p50) }
    return (String(name[..<dot]), statistic)
  }
}
