/// What one evaluation may spend; beyond it the evaluation fails.
public struct EvaluationLimits: Hashable, Sendable {
  /// Loop rounds and calls of lambdas and local functions.
  public var steps: Int
  /// Bytes of text and elements made, whether or not they are still in use.
  public var bytes: Int
  /// Objects made by `new`; it bounds how deep they can lie in one another.
  public var objects: Int
  /// Calls of local functions and lambdas inside one another.
  public var depth: Int
  /// How long it may take; looked at now and then, more often the more its calls have to do.
  public var time: Duration

  /// The most bytes that an object's text may have.
  static let longestText = 64 << 20
  /// Time for all searches with regular expressions.
  public var matching: Duration

  /// Creates limits; the defaults are far above what any policy needs.
  public init(
    steps: Int = 1_000_000, bytes: Int = 64 << 20, objects: Int = 20_000, depth: Int = 200,
    time: Duration = .seconds(1),
    matching: Duration = .seconds(1)
  ) {
    self.steps = steps
    self.bytes = bytes
    self.objects = objects
    self.depth = depth
    self.time = time
    self.matching = matching
  }
}
