import AIGateway

/// What a condition of `--fail-on` says of a comparison.
public struct RegressionGate: Sendable, Hashable, Encodable {
  /// The condition as it was written.
  public let condition: String
  /// What it was held against: the metric, or the count.
  public let metric: String
  /// The run.
  public let run: Int64
  /// The number there.
  public let value: Double
  /// The number in the first run; nil where that has none.
  public let base: Double?
  /// Whether the condition is met, which is a regression.
  public let fails: Bool
  /// Why a change that is as great as the condition says does not count: it may be chance.
  public let pardon: String?

  /// Holds a condition against every run but the first.
  ///
  /// A change of a median or mean counts when it is significant, where there are enough samples to test that. A name
  /// that several metrics have is held against each.
  ///
  /// - Throws: ``LabError`` for a metric that there is not, with the nearest name.
  public static func evaluate(
    _ condition: MetricCondition, in comparison: RunComparison
  ) throws(LabError) -> [RegressionGate] {
    if let count = comparison.counts.first(where: { $0.kind.rawValue == condition.name }) {
      return zip(comparison.sides, count.values).dropFirst().map { side, value in
        gate(condition, condition.name, side, value, base: count.values.first, change: nil, comparison)
      }
    }
    let whole = comparison.metrics.filter { $0.name == condition.name || $0.title == condition.name }
    let (name, statistic) = whole.isEmpty ? condition.metric : (condition.name, .p50)
    let metrics = whole.isEmpty ? comparison.metrics.filter { $0.name == name || $0.title == name } : whole
    guard metrics.contains(where: { $0.values.dropFirst().contains { $0 != nil } }) else {
      throw unknown(condition, comparison)
    }
    let gates = metrics.flatMap { metric in
      comparison.sides.indices.dropFirst().compactMap { place -> RegressionGate? in
        guard let value = metric.values[place]?.summary[statistic] else { return nil }
        if condition.isChange, metric.values[0] == nil { return nil }
        let isLocation = statistic == .p50 || statistic == .mean
        return gate(
          condition, metric.title, comparison.sides[place], value,
          base: metric.values.first.flatMap { $0 }?.summary[statistic],
          change: isLocation ? metric.changes[place - 1] : nil, comparison)
      }
    }
    guard !gates.isEmpty else {
      throw LabError(
        .usage,
        "run \(comparison.sides[0].name) has no metric '\(condition.name)', so that it cannot have changed",
        hint: "compare with a number, as in '\(condition.name)>300', or with another run")
    }
    return gates
  }

  private static func gate(
    _ condition: MetricCondition, _ name: String, _ side: ComparedRun, _ value: Double, base: Double?,
    change: ComparedMetric.Change?, _ comparison: RunComparison
  ) -> RegressionGate {
    var pardon: String?
    let isMet: Bool
    switch condition.bound {
    case .value(let bound): isMet = condition.relation.holds(value, bound)
    case .change(let bound): isMet = base.map { condition.relation.holds(value - $0, bound) } ?? false
    case .percent(let bound):
      // From nothing, anything is more than any share of it.
      isMet =
        base.map { base in
          let difference = value - base
          let percent =
            base == 0 ? (difference == 0 ? 0 : difference * .infinity) : 100 * difference / base.magnitude
          return condition.relation.holds(percent, bound)
        } ?? false
    }
    if isMet, condition.isChange, change?.verdict == .notSignificant {
      pardon = change?.p.map(Probability.text)
    }
    return RegressionGate(
      condition: condition.text, metric: name, run: side.run.number, value: value, base: base,
      fails: isMet && pardon == nil, pardon: pardon)
  }

  private static func unknown(_ condition: MetricCondition, _ comparison: RunComparison) -> LabError {
    let names = ComparedCount.Kind.allCases.map(\.rawValue) + comparison.metrics.map(\.name)
    let (name, _) = condition.metric
    let nearest = Spelling.nearest(to: name, in: names)
    let all = Set(names).sorted().joined(separator: ", ")
    return LabError(
      .usage, "no metric '\(condition.name)' in the compared runs",
      hint: (nearest.map { "did you mean '\($0)'? " } ?? "") + "there are \(all)")
  }
}
