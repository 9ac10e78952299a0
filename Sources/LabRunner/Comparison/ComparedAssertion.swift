/// An assertion in each of the compared runs.
public struct ComparedAssertion: Sendable, Hashable, Encodable {
  /// What an assertion came to in one run.
  public struct Result: Sendable, Hashable, Encodable {
    /// Whether it held.
    public let passed: Bool
    /// What was there, as text.
    public let actual: String?
  }

  /// What should be so.
  public let message: String
  /// What it came to in each run; nil where a run does not make it.
  public let results: [Result?]
  /// Whether it does not hold in all or in none.
  public let differs: Bool

  /// The assertions of runs by their message (see ``NameMatching``). One that is made several times is told from its like by its place
  /// among them.
  static func all(_ sides: [ComparedRun]) -> [ComparedAssertion] {
    struct Key: Hashable {
      var message: String
      var place: Int
    }
    let matching = NameMatching(sides.map { $0.steps.flatMap(\.assertions).map(\.message) })
    var order: [Key] = []
    var results: [Key: [Result?]] = [:]
    for (column, side) in sides.enumerated() {
      var seen: [String: Int] = [:]
      for assertion in side.steps.flatMap(\.assertions) {
        let message = matching.name(assertion.message)
        seen[message, default: 0] += 1
        let key = Key(message: message, place: seen[message] ?? 1)
        if results[key] == nil {
          order.append(key)
          results[key] = Array(repeating: nil, count: sides.count)
        }
        results[key]?[column] = Result(passed: assertion.passed, actual: assertion.actual)
      }
    }
    return order.map { key in
      let found = results[key] ?? []
      return ComparedAssertion(
        message: key.message, results: found, differs: Set(found.map { $0?.passed }).count > 1)
    }
  }
}
