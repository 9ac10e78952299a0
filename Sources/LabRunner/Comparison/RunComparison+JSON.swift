import LabTime

extension RunComparison: Encodable {
  private enum CodingKeys: CodingKey {
    case schema, runs, parameters, circumstances, documents, steps, assertions, counts, metrics, alpha
    case corrections, causes
  }

  private struct Side: Encodable {
    var id: Int64
    var uid: String
    var lab: String
    var name: String
    var status: RunStatus
    var startedAt: Instant
    var tags: [String]
    /// The runs whose samples are taken together with this one's.
    var pooled: [Int64]
  }

  /// Writes everything that is compared, what is the same included.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(Self.schema, forKey: .schema)
    let runs = sides.map { side in
      Side(
        id: side.run.number, uid: side.run.run.uid, lab: side.run.run.lab, name: side.name,
        status: side.run.run.status, startedAt: side.run.run.startedAt, tags: side.run.tags,
        pooled: side.others.map(\.number))
    }
    try container.encode(runs, forKey: .runs)
    try container.encode(parameters, forKey: .parameters)
    try container.encode(circumstances, forKey: .circumstances)
    try container.encode(documents, forKey: .documents)
    try container.encode(steps, forKey: .steps)
    try container.encode(assertions, forKey: .assertions)
    try container.encode(counts, forKey: .counts)
    try container.encode(metrics, forKey: .metrics)
    try container.encode(alpha, forKey: .alpha)
    try container.encode(corrections, forKey: .corrections)
    try container.encode(causes, forKey: .causes)
  }
}
