/// One step of a lab.
public protocol Step: Sendable {
  /// What the step does, as a phrase; steps of one lab have different names.
  var name: String { get }
  /// The part of the lab it belongs to.
  var phase: Phase { get }
  /// Does it. An error that is thrown ends the lab, after its clean-up.
  func run(_ session: Session) async throws
}

/// Gathers the steps of a lab.
@resultBuilder
public enum StepsBuilder {
  /// One step.
  public static func buildExpression(_ step: any Step) -> [any Step] { [step] }
  /// Steps that were gathered elsewhere.
  public static func buildExpression(_ steps: [any Step]) -> [any Step] { steps }
  /// Steps in order.
  public static func buildBlock(_ parts: [any Step]...) -> [any Step] { parts.flatMap(\.self) }
  /// Steps of a loop.
  public static func buildArray(_ parts: [[any Step]]) -> [any Step] { parts.flatMap(\.self) }
  /// Steps of an `if` without `else`.
  public static func buildOptional(_ part: [any Step]?) -> [any Step] { part ?? [] }
  /// Steps of the first branch.
  public static func buildEither(first part: [any Step]) -> [any Step] { part }
  /// Steps of the second branch.
  public static func buildEither(second part: [any Step]) -> [any Step] { part }
}
