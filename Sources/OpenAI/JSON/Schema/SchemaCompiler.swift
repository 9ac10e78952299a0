/// Compiles the schemas that a root leads to, each once: what refers to itself ends in a ring of indices.
///
/// There is no recursion: a schema that is met is given its index and waits for its turn.
struct SchemaCompiler {
  let dialect: JSONSchema.Dialect
  let additionalProperties: JSONSchema.AdditionalProperties

  private var references: SchemaReference
  private var nodes: [SchemaNode] = []
  private var indices: [String: Int] = [:]

  init(
    _ document: JSON, dialect: JSONSchema.Dialect, additionalProperties: JSONSchema.AdditionalProperties
  ) {
    references = SchemaReference(document)
    self.dialect = dialect
    self.additionalProperties = additionalProperties
  }

  /// The schema at a pointer and all that it leads to; it comes first.
  mutating func compile(from pointer: String) throws(JSONSchemaError) -> [SchemaNode] {
    _ = try target(of: pointer, from: pointer)
    var next = 0
    while next < nodes.count {
      let node = nodes[next]
      nodes[next].rules = try rules(of: node.source, at: node.location)
      next += 1
    }
    try refuseRings()
    return nodes
  }

  /// The index of the schema at a location.
  mutating func index(of schema: JSON, at location: String) -> Int {
    if let index = indices[location] { return index }
    indices[location] = nodes.count
    nodes.append(SchemaNode(location: location, source: schema))
    return nodes.count - 1
  }

  /// The index of the schema that a reference names.
  mutating func target(of reference: String, from location: String) throws(JSONSchemaError) -> Int {
    guard let found = references.resolve(reference) else {
      throw JSONSchemaError(location, "there is no schema at \"\(reference)\" in this document")
    }
    return index(of: found.schema, at: found.location)
  }

  private mutating func rules(
    of schema: JSON, at location: String
  ) throws(JSONSchemaError) -> [SchemaNode.Rule] {
    switch schema {
    case .bool(true): return []
    case .bool(false): return [SchemaNode.Rule(keyword: "", check: .nothingIsValid)]
    case .object(let object):
      var keywords = SchemaKeywords(object, at: location)
      return try keywords.rules(&self)
    default: throw JSONSchemaError(location, "a schema is an object, true or false")
    }
  }

  // A schema that asks the same value for itself would never be done.
  private func refuseRings() throws(JSONSchemaError) {
    let next = nodes.map { $0.rules.flatMap(\.check.inPlace) }
    var askers = Array(repeating: 0, count: nodes.count)
    for targets in next { for target in targets { askers[target] += 1 } }
    var free = askers.indices.filter { askers[$0] == 0 }
    while let index = free.popLast() {
      for target in next[index] {
        askers[target] -= 1
        if askers[target] == 0 { free.append(target) }
      }
    }
    guard let ring = askers.firstIndex(where: { $0 > 0 }) else { return }
    throw JSONSchemaError(nodes[ring].location, "the schema refers to itself for the same value")
  }
}
