/// A step in each of the compared runs.
public struct ComparedStep: Sendable, Hashable, Encodable {
  /// The step's name.
  public let name: String
  /// How it stands in each run; nil where a run has no such step.
  public let statuses: [RunStatus?]
  /// How long it took by each run's own clock, in milliseconds.
  public let durationsMs: [Double?]
  /// Whether it does not stand the same in all.
  public let differs: Bool

  /// The steps of runs, by name (see ``NameMatching``), in the order in which they first come.
  static func all(_ sides: [ComparedRun]) -> [ComparedStep] {
    let matching = NameMatching(sides.map { side in side.steps.map(\.name) })
    let steps = sides.map { side in
      Dictionary(side.steps.map { (matching.name($0.name), $0) }) { _, last in last }
    }
    let names = ComparedFact.all(
      sides.map { side in side.steps.map { (matching.name($0.name), "") } }
    ).map(\.name)
    return names.map { name in
      let found = steps.map { $0[name] }
      let statuses = found.map { $0?.status }
      return ComparedStep(
        name: name, statuses: statuses, durationsMs: found.map { $0?.clockDurationMs },
        differs: Set(statuses).count > 1)
    }
  }
}
