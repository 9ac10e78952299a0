import OpenAI
import PolicyExpressions

/// `content`: how the bodies of a content type are validated.
struct ContentRule {
  /// The language of the body and of its schema.
  enum Language: String, CaseIterable {
    case json, xml, soap
  }

  /// The content type; nil for every type that the operation describes.
  let type: String?
  let action: PolicyExpression<ValidationAction>
  /// The schema of the service that takes the place of the operation's own.
  let schemaID: String?
  private let language: Language
  private let pointer: String?
  private let ignoresCase: Bool
  private let additionalProperties: JSONSchema.AdditionalProperties

  init(_ element: PolicyElement) throws(PolicyError) {
    let type = MediaType(try element.optionalLiteral("type")).name
    self.type = type.isEmpty ? nil : type
    language = try element.choice("validate-as")
    schemaID = try element.optionalLiteral("schema-id")
    pointer = try element.optionalLiteral("schema-ref")
    action = try element.expression("action")
    let allows = try element.optionalBool("allow-additional-properties")
    additionalProperties = allows.map { $0 ? .allowed : .refused } ?? .asWritten
    ignoresCase = try element.bool("case-insensitive-property-names", default: false)
    if let pointer, !pointer.hasPrefix("#") {
      throw element.error(
        at: "schema-ref", "schema-ref is \"\(pointer)\"",
        hint: "a reference such as #/components/schemas/address was expected")
    }
    if pointer != nil, language != .json {
      throw element.error(at: "schema-ref", "only a JSON schema has parts that schema-ref can name")
    }
  }

  /// What is wrong with a body.
  ///
  /// - Parameter described: What the operation says of bodies of this type; nil when it says nothing.
  func errors(
    in body: [UInt8], of type: String, as subject: ValidationError.Subject, described: Representation?,
    _ action: ValidationAction, _ context: PolicyContext
  ) -> [ValidationError] {
    let report = BodyReport(type: type, subject: subject, action: action)
    guard language == .json else {
      return [report.exception("This gateway validates JSON; it has no \(language.rawValue) schemas.")]
    }
    guard let key = key(described, context.api?.name) else { return [] }
    let definition = pointer ?? key.typeName ?? key.document
    switch context.deployed.schemas[key] {
    case .noDocument: return [report.schema("API's schema does not exist or it could not be resolved.")]
    case .noDefinitions: return [report.schema("API's schema does not specify definitions.")]
    case .noDefinition: return [report.missing(definition)]
    case .broken(let error): return [report.exception("The schema cannot be used: \(error)")]
    case .ready(let schema):
      do {
        let violations = schema.validate(try JSON(parsing: body), ignoringCase: ignoresCase)
        return violations.map { violation in
          let place = JSONPlace(of: violation.path, in: body)
          return report.incorrect(
            definition, "\(violation.message) Line: \(place.line), Position: \(place.position)")
        }
      } catch {
        let place = JSONPlace(at: error.offset, in: body)
        return [
          report.incorrect(
            definition, "The body is not JSON: \(error) Line: \(place.line), Position: \(place.position)")
        ]
      }
    }
  }

  // Where the schema is; nil for a body that the operation describes without one.
  private func key(_ described: Representation?, _ api: String?) -> SchemaLibrary.Key? {
    if let schemaID {
      return SchemaLibrary.Key(
        document: schemaID, pointer: pointer, additionalProperties: additionalProperties)
    }
    guard let schema = described?.schema else { return nil }
    // A part of the API's own schema document may be named as well.
    return SchemaLibrary.Key(
      api: api, document: schema.schemaID, typeName: pointer == nil ? schema.typeName : nil, pointer: pointer,
      additionalProperties: additionalProperties)
  }
}
