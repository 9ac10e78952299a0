public import OpenAI

/// A schema of the service, `Microsoft.ApiManagement/service/schemas`, that `validate-content` names by its id.
public struct Schema: ServiceResource {
  /// The name that `schema-id` gives.
  public var name: String
  /// The JSON schema, or a document that holds several.
  public var document: JSON

  /// Creates a schema.
  public init(_ name: String, _ document: JSON) {
    self.name = name
    self.document = document
  }

  /// Puts the schema into a service.
  public func add(to service: inout Service) {
    service.schemas.place(self, by: \.name)
  }
}
