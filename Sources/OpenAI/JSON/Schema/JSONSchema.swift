/// A JSON Schema made ready once, to validate values and to make samples of them.
///
/// It knows drafts 4 to 2020-12 and the schemas of OpenAPI 3.0, but no schema outside its own document,
/// `$dynamicRef`, and the `unevaluated` keywords: those are errors when it is made, never skipped.
public struct JSONSchema: Sendable {
  /// Which words a schema is written in.
  public enum Dialect: Sendable, Hashable {
    /// Drafts 4, 6 and 7: beside `$ref` no other keyword counts.
    case draft7
    /// Drafts 2019-09 and 2020-12, and OpenAPI 3.1.
    case draft2020
    /// OpenAPI 3.0: as draft 7, with `nullable`.
    case openAPI30
  }

  /// What `additionalProperties` means wherever it could stand.
  public enum AdditionalProperties: Sendable, Hashable {
    /// What the schema says.
    case asWritten
    /// Any property, whatever the schema says.
    case allowed
    /// Only the properties that the schema names.
    case refused
  }

  /// The document that it was made from.
  public let document: JSON
  /// Every schema of the document that the root leads to.
  let nodes: [SchemaNode]

  /// Prepares a schema, or one that stands inside a larger document such as an OpenAPI one.
  ///
  /// - Parameters:
  ///   - pointer: Where in the document the schema stands, such as `#/components/schemas/Pet`.
  ///   - dialect: The words it is written in; nil to go by the document's `$schema`, else draft 2020-12.
  /// - Throws: ``JSONSchemaError`` for a reference that leads nowhere and for a keyword that cannot be used.
  public init(
    _ document: JSON, at pointer: String = "#", dialect: Dialect? = nil,
    additionalProperties: AdditionalProperties = .asWritten
  ) throws(JSONSchemaError) {
    var compiler = SchemaCompiler(
      document, dialect: dialect ?? Dialect(schemaOf: document), additionalProperties: additionalProperties)
    nodes = try compiler.compile(from: pointer)
    self.document = document
  }

  /// What is wrong with a value, at most a hundred things; empty for a valid one.
  ///
  /// - Parameter ignoresCase: Whether names of properties that differ only by case are the same.
  public func validate(_ value: JSON, ignoringCase ignoresCase: Bool = false) -> [SchemaViolation] {
    var validator = SchemaValidator(nodes, ignoresCase: ignoresCase)
    return validator.violations(of: value)
  }

  /// Whether a value is valid.
  public func accepts(_ value: JSON) -> Bool {
    var validator = SchemaValidator(nodes)
    return validator.accepts(value)
  }
}

extension JSONSchema.Dialect {
  fileprivate init(schemaOf document: JSON) {
    let name = document["$schema"]?.string ?? ""
    self =
      ["draft-03", "draft-04", "draft-06", "draft-07"].contains { name.contains($0) } ? .draft7 : .draft2020
    if document["openapi"]?.string?.hasPrefix("3.0") == true { self = .openAPI30 }
  }
}
