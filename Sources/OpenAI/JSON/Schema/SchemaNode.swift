/// One schema, compiled: its keywords, in the order in which they are checked.
struct SchemaNode: Sendable {
  /// One keyword and what it asks for.
  struct Rule: Sendable {
    let keyword: String
    let check: SchemaCheck
  }

  /// Where it stands in its document.
  let location: String
  /// The schema as written, which samples look at.
  let source: JSON
  var rules: [Rule] = []
}

/// What a keyword asks of a value; other schemas are named by their index.
enum SchemaCheck: Sendable {
  case nothingIsValid
  case reference(Int)
  case type(Set<SchemaType>)
  case constant(JSON)
  case enumeration([JSON], normalized: Set<JSON>)

  case minimum(SchemaNumber, exclusive: Bool)
  case maximum(SchemaNumber, exclusive: Bool)
  case multiple(of: SchemaNumber)

  case minLength(Int)
  case maxLength(Int)
  case pattern(SchemaPattern)
  case format(SchemaFormat)

  case minItems(Int)
  case maxItems(Int)
  case uniqueItems
  case items(prefix: [Int], rest: Int?)
  case contains(Int, atLeast: Int, atMost: Int?)

  case minProperties(Int)
  case maxProperties(Int)
  case required([String])
  case dependentRequired([(name: String, others: [String])])
  case dependentSchemas([(name: String, schema: Int)])
  case propertyNames(Int)
  case properties([String: Int], patterns: [(pattern: SchemaPattern, schema: Int)], others: OtherProperties)

  case allOf([Int])
  case anyOf([Int])
  case oneOf([Int])
  case not(Int)
  case conditional(Int, then: Int?, otherwise: Int?)

  /// What properties may be that the schema does not name.
  enum OtherProperties: Sendable {
    case allowed
    case refused
    case schema(Int)
  }

  /// The schemas that are applied to the same value, not to a part of it.
  var inPlace: [Int] {
    switch self {
    case .reference(let schema), .not(let schema): [schema]
    case .allOf(let schemas), .anyOf(let schemas), .oneOf(let schemas): schemas
    case .dependentSchemas(let dependencies): dependencies.map(\.schema)
    case .conditional(let condition, let then, let otherwise):
      [condition] + [then, otherwise].compactMap(\.self)
    default: []
    }
  }
}

/// The types that a schema can ask for, as Newtonsoft's messages write them.
enum SchemaType: String, Sendable, CaseIterable {
  case null = "Null"
  case boolean = "Boolean"
  case integer = "Integer"
  case number = "Number"
  case string = "String"
  case array = "Array"
  case object = "Object"
}
