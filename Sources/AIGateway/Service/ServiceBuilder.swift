/// Gathers the resources of a ``Service``'s declaration.
@resultBuilder
public enum ServiceBuilder {
  /// One resource.
  public static func buildExpression(_ resource: any ServiceResource) -> [any ServiceResource] { [resource] }
  /// Resources in order.
  public static func buildBlock(_ parts: [any ServiceResource]...) -> [any ServiceResource] {
    parts.flatMap(\.self)
  }
  /// Resources of a loop.
  public static func buildArray(_ parts: [[any ServiceResource]]) -> [any ServiceResource] {
    parts.flatMap(\.self)
  }
  /// Resources of an `if` without `else`.
  public static func buildOptional(_ part: [any ServiceResource]?) -> [any ServiceResource] { part ?? [] }
  /// Resources of the first branch.
  public static func buildEither(first part: [any ServiceResource]) -> [any ServiceResource] { part }
  /// Resources of the second branch.
  public static func buildEither(second part: [any ServiceResource]) -> [any ServiceResource] { part }
}
