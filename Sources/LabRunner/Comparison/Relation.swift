/// How one number is to stand to another.
public enum Relation: String, Sendable, Hashable, CaseIterable {
  // The longer signs first, as the shorter ones begin like them.
  /// At least.
  case atLeast = ">="
  /// At most.
  case atMost = "<="
  /// Other than.
  case notEqual = "!="
  /// Greater than.
  case greater = ">"
  /// Less than.
  case less = "<"
  /// Equal to.
  case equal = "="

  /// Whether two numbers stand so.
  public func holds(_ left: Double, _ right: Double) -> Bool {
    switch self {
    case .atLeast: left >= right
    case .atMost: left <= right
    case .notEqual: left != right
    case .greater: left > right
    case .less: left < right
    case .equal: left == right
    }
  }
}
