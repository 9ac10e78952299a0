/// One step of a lab.
public protocol Step: Sendable {
  /// What the step does, as a phrase; steps of one lab have different names.
  var name: String { get }
  /// The part of the lab it belongs to.
  var phase: Phase { get }
  /// The names of the outputs that it reads, as far as it says.
  var reads: [String] { get }
  /// The names of the outputs that it gives values.
  var saves: [String] { get }
  /// Whether it looks at outputs only: then it can be done again at any time, and changes nothing for other steps.
  var isPure: Bool { get }
  /// Does it. An error that is thrown ends the lab, after its clean-up.
  func run(_ session: Session) async throws
}

extension Step {
  /// None.
  public var reads: [String] { [] }
  /// None.
  public var saves: [String] { [] }
  /// It uses what is deployed.
  public var isPure: Bool { false }
}

extension [any Step] {
  /// The place of the first step that gives one of some outputs its value.
  func firstPlace(saving outputs: Set<String>) -> Int? {
    firstIndex { !outputs.isDisjoint(with: $0.saves) }
  }
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
