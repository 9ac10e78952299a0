extension SchemaKeywords {
  // minItems, maxItems, uniqueItems, prefixItems, items, additionalItems, contains
  mutating func arrays(_ compiler: inout SchemaCompiler) throws(JSONSchemaError) {
    if let count = try count("minItems") { add("minItems", .minItems(count)) }
    if let count = try count("maxItems") { add("maxItems", .maxItems(count)) }
    if object["uniqueItems"] == true { add("uniqueItems", .uniqueItems) }
    if let prefix = try schemas("prefixItems", &compiler) {
      add("prefixItems", .items(prefix: prefix, rest: schema("items", &compiler)))
    } else if object["items"]?.array != nil, let prefix = try schemas("items", &compiler) {
      // The tuples of drafts before 2020-12.
      add("items", .items(prefix: prefix, rest: schema("additionalItems", &compiler)))
    } else if let items = schema("items", &compiler) {
      add("items", .items(prefix: [], rest: items))
    }
    if let part = schema("contains", &compiler) {
      add(
        "contains",
        .contains(part, atLeast: try count("minContains") ?? 1, atMost: try count("maxContains")))
    }
  }

  // minProperties, maxProperties, required, dependentRequired, dependentSchemas, dependencies, propertyNames,
  // properties, patternProperties, additionalProperties
  mutating func objects(_ compiler: inout SchemaCompiler) throws(JSONSchemaError) {
    if let count = try count("minProperties") { add("minProperties", .minProperties(count)) }
    if let count = try count("maxProperties") { add("maxProperties", .maxProperties(count)) }
    // A truth value here is draft 3's, and means nothing since.
    if let value = object["required"], value.bool == nil {
      add("required", .required(try names(value, "required")))
    }
    for keyword in ["dependentRequired", "dependentSchemas", "dependencies"] {
      try dependencies(keyword, &compiler)
    }
    if let names = schema("propertyNames", &compiler) { add("propertyNames", .propertyNames(names)) }
    try properties(&compiler)
  }

  private mutating func dependencies(
    _ keyword: String, _ compiler: inout SchemaCompiler
  ) throws(JSONSchemaError) {
    var required: [(name: String, others: [String])] = []
    var schemas: [(name: String, schema: Int)] = []
    for member in try members(keyword) {
      if keyword != "dependentSchemas", member.value.array != nil || keyword == "dependentRequired" {
        required.append((member.name, try names(member.value, keyword)))
      } else {
        let place = "\(at(keyword))/\(SchemaReference.escaped(member.name))"
        schemas.append((member.name, compiler.index(of: member.value, at: place)))
      }
    }
    if !required.isEmpty { add(keyword, .dependentRequired(required)) }
    if !schemas.isEmpty { add(keyword, .dependentSchemas(schemas)) }
  }

  private mutating func properties(_ compiler: inout SchemaCompiler) throws(JSONSchemaError) {
    var named: [String: Int] = [:]
    for member in try members("properties") {
      let place = "\(at("properties"))/\(SchemaReference.escaped(member.name))"
      named[member.name] = compiler.index(of: member.value, at: place)
    }
    var patterns: [(pattern: SchemaPattern, schema: Int)] = []
    for member in try members("patternProperties") {
      let place = "\(at("patternProperties"))/\(SchemaReference.escaped(member.name))"
      patterns.append(
        (try pattern(member.name, "patternProperties"), compiler.index(of: member.value, at: place)))
    }
    let others = others(&compiler)
    if case .allowed = others, named.isEmpty, patterns.isEmpty { return }
    add("properties", .properties(named, patterns: patterns, others: others))
  }

  private func others(_ compiler: inout SchemaCompiler) -> SchemaCheck.OtherProperties {
    switch compiler.additionalProperties {
    case .allowed: return .allowed
    case .refused:
      return object["properties"] != nil || object["type"] == "object" ? .refused : .allowed
    case .asWritten:
      guard let written = object["additionalProperties"] else { return .allowed }
      if let allowed = written.bool { return allowed ? .allowed : .refused }
      return schema("additionalProperties", &compiler).map { .schema($0) } ?? .allowed
    }
  }

  // allOf, anyOf, oneOf, not, if, then, else
  mutating func combinations(_ compiler: inout SchemaCompiler) throws(JSONSchemaError) {
    if let schemas = try schemas("allOf", &compiler) { add("allOf", .allOf(schemas)) }
    if let schemas = try schemas("anyOf", &compiler) { add("anyOf", .anyOf(schemas)) }
    if let schemas = try schemas("oneOf", &compiler) { add("oneOf", .oneOf(schemas)) }
    if let schema = schema("not", &compiler) { add("not", .not(schema)) }
    if let condition = schema("if", &compiler) {
      add(
        "if",
        .conditional(
          condition, then: schema("then", &compiler), otherwise: schema("else", &compiler)))
    }
  }
}
