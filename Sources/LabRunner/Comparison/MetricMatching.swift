/// Finds the metrics of several runs that are the same metric.
///
/// They have the same name and labels; where a run has several such, the steps that measured them have the same name
/// too (see ``NameMatching``). What one step measures several times is one metric.
struct MetricMatching {
  private struct Key: Hashable {
    var name: String
    var labels: [String: String]
    var step: String?
  }

  private var order: [Key] = []
  private var units: [Key: String] = [:]
  private var samples: [Key: [[Double]]] = [:]

  /// - Parameter bySteps: Whether steps are told apart; those of different labs have nothing to do with each other.
  init(_ sides: [ComparedRun], bySteps: Bool) {
    let runs = sides.map { side in side.all.map(\.lastAttempts) }
    let shared = bySteps ? Self.measuredTwice(runs.flatMap { $0 }) : []
    let matching = NameMatching(runs.flatMap { $0 }.map { $0.map(\.name) })
    for (place, side) in runs.enumerated() {
      for step in side.flatMap({ $0 }) {
        for metric in step.metrics.map(\.content) {
          var key = Key(name: metric.name, labels: metric.labels, step: nil)
          if shared.contains(key) { key.step = matching.name(step.name) }
          if samples[key] == nil {
            order.append(key)
            units[key] = metric.unit
            samples[key] = Array(repeating: [], count: sides.count)
          }
          samples[key]?[place] += metric.samples
        }
      }
    }
  }

  func metrics(confidence: Double) -> [ComparedMetric] {
    order.map { key in
      ComparedMetric(
        name: key.name, unit: units[key] ?? "", labels: key.labels, step: key.step,
        samples: samples[key] ?? [],
        confidence: confidence)
    }
  }

  // The metrics that more than one step of a run measures.
  private static func measuredTwice(_ runs: [[StepRecord]]) -> Set<Key> {
    var shared: Set<Key> = []
    for run in runs {
      var steps: [Key: Set<String>] = [:]
      for step in run {
        for metric in step.metrics {
          steps[Key(name: metric.name, labels: metric.labels, step: nil), default: []].insert(step.name)
        }
      }
      shared.formUnion(steps.filter { $0.value.count > 1 }.keys)
    }
    return shared
  }
}
