/// What one evaluation may spend; beyond it the evaluation fails.
public struct EvaluationLimits: Hashable, Sendable {
  /// Loop rounds and calls of lambdas and local functions.
  public var steps: Int
  /// Bytes of text and elements made, whether or not they are still in use.
  public var bytes: Int
  /// Calls of local functions and lambdas inside one another.
  public var depth: Int

  /// Creates limits; the defaults are far above what any policy needs.
  public init(steps: Int = 1_000_000, bytes: Int = 64 << 20, depth: Int = 200) {
    self.steps = steps
    self.bytes = bytes
    self.depth = depth
  }
}
