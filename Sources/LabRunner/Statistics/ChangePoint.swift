import Foundation

/// The place in a row of values from which on they lie higher or lower than before: the test of Pettitt (1979), which
/// takes no distribution for granted.
public struct ChangePoint: Sendable, Hashable {
  /// The fewest values in which one is sought.
  public static let leastValues = 8

  /// The index of the first value after the change.
  public let index: Int
  /// How likely a change as clear as this one would be if there were none, approximately.
  public let p: Double

  /// Finds the clearest change; nil for fewer than ``leastValues`` values.
  ///
  /// - Complexity: The square of the number of values.
  public init?(in values: [Double]) {
    guard values.count >= Self.leastValues else { return nil }
    var balance = 0
    var clearest = (index: 1, size: -1)
    for (index, value) in values.enumerated().dropLast() {
      for other in values { balance += other < value ? 1 : other > value ? -1 : 0 }
      if abs(balance) > clearest.size { clearest = (index + 1, abs(balance)) }
    }
    index = clearest.index
    let (size, n) = (Double(clearest.size), Double(values.count))
    p = min(1, 2 * exp(-6 * size * size / (n * n * n + n * n)))
  }
}
