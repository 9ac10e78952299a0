import OpenAI
import Synchronization

/// The schemas of a deployed service, each compiled when it is first asked for and then kept.
///
/// API Management too finds a schema that cannot be used only when a request needs it: most definitions of a
/// large API never are.
final class SchemaLibrary: Sendable {
  /// Which schema, and how it is applied.
  struct Key: Hashable {
    /// The API whose schema document it is; nil for a schema of the service.
    var api: String?
    /// The schema document.
    var document: String
    /// The definition in it, or nil for the document itself.
    var typeName: String?
    /// A pointer into the document, such as `#/components/schemas/address`.
    var pointer: String?
    var additionalProperties = JSONSchema.AdditionalProperties.asWritten
  }

  /// What there is for a key.
  enum Entry {
    case ready(JSONSchema)
    /// There is no such document.
    case noDocument
    /// The document has no definitions.
    case noDefinitions
    /// The document has no such definition.
    case noDefinition
    /// The schema cannot be used.
    case broken(JSONSchemaError)
  }

  private let documents: [String?: [String: JSON]]
  private let entries = Mutex<[Key: Entry]>([:])

  init(_ service: Service) {
    var documents: [String?: [String: JSON]] = [:]
    for schema in service.schemas { documents[String?.none, default: [:]][schema.name] = schema.document }
    for api in service.apis {
      for schema in api.schemas { documents[api.name, default: [:]][schema.name] = schema.document }
    }
    self.documents = documents
  }

  /// The schema of a key.
  subscript(key: Key) -> Entry {
    if let entry = entries.withLock({ $0[key] }) { return entry }
    let entry = entry(key)
    entries.withLock { $0[key] = entry }
    return entry
  }

  /// The schema that a part of an API's operation names.
  subscript(name: SchemaName, of api: String?) -> Entry {
    self[Key(api: api, document: name.schemaID, typeName: name.typeName)]
  }

  private func entry(_ key: Key) -> Entry {
    guard let document = documents[key.api]?[key.document] else { return .noDocument }
    var pointer = key.pointer ?? "#"
    if let typeName = key.typeName {
      let places = ["#/components/schemas", "#/definitions"].filter { document.value(at: $0)?.object != nil }
      if places.isEmpty { return .noDefinitions }
      guard let place = places.first(where: { document.value(at: $0)?[typeName] != nil }) else {
        return .noDefinition
      }
      pointer = place + JSON.pointer(to: typeName)
    }
    if document.value(at: pointer) == nil { return .noDefinition }
    do {
      return .ready(
        try JSONSchema(document, at: pointer, additionalProperties: key.additionalProperties))
    } catch {
      return .broken(error)
    }
  }
}
