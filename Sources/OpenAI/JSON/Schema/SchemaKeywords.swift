/// Reads the keywords of one schema object; a keyword of the wrong kind is an error, an unknown one a note.
struct SchemaKeywords {
  let object: JSONObject
  let location: String
  var found: [SchemaNode.Rule] = []

  init(_ object: JSONObject, at location: String) {
    self.object = object
    self.location = location
  }

  /// The rules of the schema, those for the value itself before those for its parts.
  mutating func rules(_ compiler: inout SchemaCompiler) throws(JSONSchemaError) -> [SchemaNode.Rule] {
    for keyword in Self.refused where object[keyword] != nil {
      throw error(keyword, "\(keyword) is not supported")
    }
    if let reference = try string("$ref") {
      add("$ref", .reference(try compiler.target(of: reference, from: at("$ref"))))
      // Drafts up to 7 take no notice of what stands beside a reference.
      if compiler.dialect != .draft2020 { return found }
    }
    try values(compiler.dialect)
    try numbers()
    try strings()
    try arrays(&compiler)
    try objects(&compiler)
    try combinations(&compiler)
    return found
  }

  private static let refused = [
    "$dynamicRef", "$recursiveRef", "unevaluatedItems", "unevaluatedProperties", "extends", "disallow",
  ]

  mutating func add(_ keyword: String, _ check: SchemaCheck) {
    found.append(SchemaNode.Rule(keyword: keyword, check: check))
  }

  func at(_ keyword: String) -> String { "\(location)/\(SchemaReference.escaped(keyword))" }

  func error(_ keyword: String, _ message: String) -> JSONSchemaError {
    JSONSchemaError(at(keyword), message)
  }

  // MARK: What stands behind a keyword

  func string(_ keyword: String) throws(JSONSchemaError) -> String? {
    guard let value = object[keyword] else { return nil }
    guard let text = value.string else { throw error(keyword, "\(keyword) takes a string") }
    return text
  }

  func number(_ keyword: String) throws(JSONSchemaError) -> SchemaNumber? {
    guard let value = object[keyword] else { return nil }
    guard case .number(let number) = value else { throw error(keyword, "\(keyword) takes a number") }
    return SchemaNumber(number)
  }

  func count(_ keyword: String) throws(JSONSchemaError) -> Int? {
    guard let value = object[keyword] else { return nil }
    guard let count = value.int, count >= 0 else {
      throw error(keyword, "\(keyword) takes a whole number from 0 up")
    }
    return count
  }

  func members(_ keyword: String) throws(JSONSchemaError) -> [JSONObject.Member] {
    guard let value = object[keyword] else { return [] }
    guard let object = value.object else { throw error(keyword, "\(keyword) takes an object") }
    return object.members
  }

  func names(_ value: JSON, _ keyword: String) throws(JSONSchemaError) -> [String] {
    var names: [String] = []
    for element in value.array ?? [nil] {
      guard let name = element.string else { throw error(keyword, "\(keyword) takes an array of strings") }
      names.append(name)
    }
    return names
  }

  func pattern(_ text: String, _ keyword: String) throws(JSONSchemaError) -> SchemaPattern {
    guard let pattern = SchemaPattern(text) else {
      throw error(keyword, "\"\(text)\" is not a regular expression")
    }
    return pattern
  }

  func schema(_ keyword: String, _ compiler: inout SchemaCompiler) -> Int? {
    object[keyword].map { compiler.index(of: $0, at: at(keyword)) }
  }

  func schemas(_ keyword: String, _ compiler: inout SchemaCompiler) throws(JSONSchemaError) -> [Int]? {
    guard let value = object[keyword] else { return nil }
    guard let elements = value.array else { throw error(keyword, "\(keyword) takes an array of schemas") }
    return elements.enumerated().map { compiler.index(of: $1, at: "\(at(keyword))/\($0)") }
  }
}
