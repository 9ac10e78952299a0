/// Something that each of the compared runs says in a word, such as a parameter.
public struct ComparedFact: Sendable, Hashable, Encodable {
  /// What it is.
  public let name: String
  /// What each run says, in the order of the runs; nil where a run has no such thing.
  public let values: [String?]
  /// Whether they do not all say the same.
  public let differs: Bool

  /// Creates a fact.
  public init(_ name: String, _ values: [String?]) {
    self.name = name
    self.values = values
    differs = Set(values).count > 1
  }

  /// The facts that runs have, by name, in the order in which they first come.
  static func all(_ facts: [[(name: String, value: String)]]) -> [ComparedFact] {
    var names: [String] = []
    var values: [String: [String?]] = [:]
    for (place, run) in facts.enumerated() {
      for fact in run {
        if values[fact.name] == nil {
          names.append(fact.name)
          values[fact.name] = Array(repeating: nil, count: facts.count)
        }
        values[fact.name]?[place] = fact.value
      }
    }
    return names.map { ComparedFact($0, values[$0] ?? []) }
  }
}
