/// Which definition of which of the API's schema documents something has: `schemaId` and `typeName`.
public struct SchemaName: Sendable, Hashable {
  /// The schema document.
  public var schemaID: String
  /// The definition in it.
  public var typeName: String

  /// Creates a name.
  public init(_ typeName: String, in schemaID: String) {
    self.schemaID = schemaID
    self.typeName = typeName
  }
}
