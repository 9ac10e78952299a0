/// One way in which a value does not keep to its schema.
public struct SchemaViolation: Sendable, Hashable {
  /// The value's place, as a JSON pointer; empty for the whole value.
  public let path: String
  /// What is wrong, in the words of Newtonsoft's schema validator.
  public let message: String
  /// The keyword that is not kept, as a JSON pointer into the schema's document.
  public let schemaLocation: String
}
