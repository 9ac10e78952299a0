/// What is wrong with the description of a context, and at which field.
public struct ContextDescriptionError: Error, Sendable, Hashable {
  /// The field, such as `request.url`.
  public let field: String
  /// What is wrong.
  public let message: String
  /// What would be right; nil when there is nothing to say.
  public let hint: String?
}
