import OpenAI

/// Makes schemas that stand alone out of those of an API's schema documents.
struct ToolSchemas {
  private let documents: [String: JSON]
  /// What the schemas refer to, for the `$defs` of the tool.
  private(set) var definitions = JSONObject()
  // Names in `$defs` that are still to be filled, with what they stand for.
  private var pending: [(name: String, schema: JSON, document: JSON)] = []

  init(_ api: API) {
    documents = Dictionary(
      api.schemas.map { ($0.name, $0.document) }, uniquingKeysWith: { first, _ in first })
  }

  /// The schema of a name, with references into ``definitions``; nil when there is none.
  mutating func schema(_ name: SchemaName?) -> JSON? {
    guard let name, let document = documents[name.schemaID] else { return nil }
    for place in ["#/components/schemas", "#/definitions"] {
      guard let found = document.value(at: place)?[name.typeName] else { continue }
      let schema = adopted(found, of: document)
      fillDefinitions()
      return schema
    }
    return nil
  }

  // One after the other, since definitions may refer to each other in a ring.
  private mutating func fillDefinitions() {
    while let next = pending.popLast() {
      definitions[next.name] = adopted(next.schema, of: next.document)
    }
  }

  // A document is at most as deep as its reader let it be.
  private mutating func adopted(_ schema: JSON, of document: JSON) -> JSON {
    switch schema {
    case .array(let elements):
      return .array(elements.map { adopted($0, of: document) })
    case .object(let object):
      var result = JSONObject()
      for member in object.members {
        if member.name == "$ref", let pointer = member.value.string {
          result.append(member.name, .string(reference(pointer, in: document)))
        } else if Self.data.contains(member.name) {
          result.append(member.name, member.value)
        } else {
          result.append(member.name, adopted(member.value, of: document))
        }
      }
      return .object(Self.withoutOpenAPI(result))
    default:
      return schema
    }
  }

  private mutating func reference(_ pointer: String, in document: JSON) -> String {
    guard let target = document.value(at: pointer) else { return pointer }
    let steps = pointer.split(separator: "/").dropFirst()
    let name =
      steps.starts(with: ["components", "schemas"]) && steps.count == 3
      ? String(steps.last ?? "") : steps.joined(separator: ".")
    if definitions[name] == nil {
      definitions[name] = [:]
      pending.append((name, target, document))
    }
    return "#/$defs\(JSON.pointer(to: name))"
  }

  // What stands under these names is a value and no schema.
  private static let data: Set<String> = ["default", "example", "examples", "const", "enum"]

  // OpenAPI 3.0 writes three things in another way than JSON Schema.
  private static func withoutOpenAPI(_ object: JSONObject) -> JSONObject {
    var object = object
    if let nullable = object["nullable"]?.bool {
      object["nullable"] = nil
      if nullable, let type = object["type"]?.string { object["type"] = [.string(type), "null"] }
      if nullable, let values = object["enum"]?.array, !values.contains(.null) {
        object["enum"] = .array(values + [.null])
      }
    }
    for (name, bound) in [("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")] {
      guard let isExclusive = object[name]?.bool else { continue }
      object[name] = isExclusive ? object[bound] : nil
      if isExclusive { object[bound] = nil }
    }
    return object
  }
}
