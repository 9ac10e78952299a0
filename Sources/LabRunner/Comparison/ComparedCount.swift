/// How much of something there was in each of the compared runs.
public struct ComparedCount: Sendable, Hashable, Encodable {
  /// What is counted. Each has the name that a condition takes.
  public enum Kind: String, Sendable, Hashable, Encodable, CaseIterable {
    /// Requests that were sent.
    case requests
    /// Steps that threw, and requests without an answer or with one of a status from 500 up.
    case errors
    /// Assertions that did not hold.
    case failures
    /// Tokens of all answers together; `tokens` alone is the metric, whose samples are single answers.
    case tokens = "tokens.total"

    fileprivate func count(_ run: LabRun) -> Int {
      let steps = run.lastAttempts
      let requests = steps.flatMap(\.requests)
      return switch self {
      case .requests: requests.count
      case .errors: steps.count { $0.error != nil } + requests.count { ($0.status ?? 500) >= 500 }
      case .failures: steps.flatMap(\.assertions).count { !$0.passed }
      case .tokens: requests.reduce(0) { $0 &+ ($1.totalTokens ?? 0) }
      }
    }
  }

  /// What is counted.
  public let kind: Kind
  /// The number in each run; of several runs taken together the median.
  public let values: [Double]

  /// Whether the numbers are not the same.
  public var differs: Bool { Set(values).count > 1 }

  static func all(_ sides: [ComparedRun]) -> [ComparedCount] {
    Kind.allCases.map { kind in
      ComparedCount(
        kind: kind,
        values: sides.map { side in Median(side.all.map { Double(kind.count($0)) })?.value ?? 0 })
    }
  }
}
