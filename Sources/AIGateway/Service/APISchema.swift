public import OpenAI

/// A schema document of an API, `Microsoft.ApiManagement/service/apis/schemas`.
///
/// Its definitions stand in `components/schemas` or in `definitions`, and have the names that the operations'
/// `typeName` gives.
public struct APISchema: Sendable, Hashable {
  /// The name that the operations' `schemaId` gives.
  public var name: String
  /// The document.
  public var document: JSON

  /// Creates a schema document.
  public init(_ name: String, _ document: JSON) {
    self.name = name
    self.document = document
  }
}
