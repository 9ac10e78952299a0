/// A parameter of an operation, `ParameterContract`: in the path, the query or a header.
public struct OperationParameter: Sendable, Hashable {
  /// The name.
  public var name: String
  /// The type of its value, as JSON Schema names types.
  public var type: String
  /// What it is for; nil when nobody has said.
  public var description: String?
  /// Whether a message must have it.
  public var isRequired: Bool
  /// The values that it may have; empty for any.
  public var values: [String]
  /// The schema of its value.
  public var schema: SchemaName?

  /// Creates a parameter.
  public init(
    _ name: String, type: String = "string", required: Bool = false, values: [String] = [],
    schema: SchemaName? = nil, description: String? = nil
  ) {
    self.name = name
    self.type = type
    self.description = description
    isRequired = required
    self.values = values
    self.schema = schema
  }
}
