/// What is different between runs: what they were made with, and what came out.
public struct RunComparison: Sendable, Hashable {
  /// The version of this shape in JSON.
  public static let schema = "labs.diff/1"

  /// The runs; the others are compared with the first.
  public let sides: [ComparedRun]
  /// Their parameters.
  public let parameters: [ComparedFact]
  /// What else they were made with: lab, seed, mode, sources, machine.
  public let circumstances: [ComparedFact]
  /// The files of their lab.
  public let documents: [ComparedDocument]
  /// Their steps.
  public let steps: [ComparedStep]
  /// Their assertions.
  public let assertions: [ComparedAssertion]
  /// How much of some things there was.
  public let counts: [ComparedCount]
  /// What they measured.
  public let metrics: [ComparedMetric]
  /// What a difference must be less likely than by chance to be called significant.
  public let alpha: Double
  /// How many differences the probabilities are corrected for; 0 when they are not.
  public let corrections: Int

  /// Compares runs with the first of them.
  ///
  /// - Parameter alpha: Above 0 and below 1; the confidence of intervals is what is left of 1.
  public init(_ sides: [ComparedRun], alpha: Double = 0.05) {
    self.sides = sides
    self.alpha = alpha
    parameters = ComparedFact.all(sides.map { side in side.run.parameters.map { ($0.name, $0.value) } })
    circumstances = Self.circumstances(sides.map(\.run))
    let isOneLab = Set(sides.map(\.run.run.lab)).count == 1
    documents = isOneLab ? ComparedDocument.all(sides) : []
    steps = isOneLab ? ComparedStep.all(sides) : []
    assertions = isOneLab ? ComparedAssertion.all(sides) : []
    counts = ComparedCount.all(sides)
    let matching = MetricMatching(sides, bySteps: isOneLab)
    (metrics, corrections) = Self.judged(matching.metrics(confidence: 1 - alpha), alpha: alpha)
  }

  /// Whether the runs are of one lab. Of different labs only what has the same name is compared.
  public var isOneLab: Bool { !circumstances.contains { $0.name == "lab" && $0.differs } }

  /// What a change may come from, in words: whatever the runs were not made with alike.
  public var causes: [String] {
    guard isOneLab else { return ["lab"] }
    return parameters.filter(\.differs).map(\.name) + documents.filter(\.differs).map(\.path)
      + circumstances.filter(\.differs).map(\.name)
  }

  /// The parameters in which runs that are taken together differ.
  public var mixed: [String] {
    var mixed: [String] = []
    for side in sides {
      let runs = side.all.map { run in run.parameters.map { ($0.name, $0.value) } }
      mixed += ComparedFact.all(runs).filter { $0.differs && !mixed.contains($0.name) }.map(\.name)
    }
    return mixed
  }

  private static func circumstances(_ runs: [LabRun]) -> [ComparedFact] {
    [
      ComparedFact("lab", runs.map(\.run.lab)), ComparedFact("mode", runs.map(\.run.mode.rawValue)),
      ComparedFact("seed", runs.map(\.run.seed)),
      ComparedFact(
        "git", runs.map { run in run.header.git.map(\.shortCommit) }),
      ComparedFact("host", runs.map(\.run.host)),
      ComparedFact("system", runs.map { "\($0.run.os) \($0.run.arch)" }),
      ComparedFact("labs version", runs.map(\.run.labsVersion)),
    ]
  }

  // Many looks at once find differences by chance alone, which the probabilities are corrected for.
  private static func judged(
    _ metrics: [ComparedMetric], alpha: Double
  ) -> (metrics: [ComparedMetric], corrections: Int) {
    var metrics = metrics
    let tested = metrics.indices.flatMap { row in
      metrics[row].changes.indices.filter { metrics[row].changes[$0]?.p != nil }.map { (row, $0) }
    }
    var probabilities = tested.compactMap { row, column in metrics[row].changes[column]?.p }
    let isCorrected = probabilities.count > HolmCorrection.mostUncorrected
    if isCorrected { probabilities = HolmCorrection.adjusted(probabilities) }
    for ((row, column), p) in zip(tested, probabilities) {
      metrics[row].changes[column]?.p = p
      if metrics[row].changes[column]?.verdict == .notSignificant, p < alpha {
        metrics[row].changes[column]?.verdict = .significant
      }
    }
    return (metrics, isCorrected ? probabilities.count : 0)
  }
}
