import OpenAI

extension OpenAPIReader {
  /// A parameter or a header field.
  mutating func parameter(
    _ parameter: JSON, named name: String, of operation: String, at place: String
  ) throws(OpenAPIError) -> OperationParameter {
    let written = parameter["schema"] ?? parameter["content"]?.object?.members.first?.value["schema"]
    let schema = try written.map { schema throws(OpenAPIError) in
      try resolved(schema, at: "\(place)/schema")
    }
    let types = schema?["type"]?.array?.compactMap(\.string) ?? []
    return OperationParameter(
      name, type: schema?["type"]?.string ?? types.first { $0 != "null" } ?? "string",
      required: parameter["required"] == true,
      values: schema?["enum"]?.array?.compactMap { $0.string ?? $0.description } ?? [],
      schema: written.map { self.name(of: $0, suggested: "\(operation)-\(name)") },
      description: parameter["description"]?.string)
  }

  /// The contents of a request body or a response.
  mutating func representations(
    of message: JSON, named name: String, at place: String
  ) throws(OpenAPIError) -> [Representation] {
    var representations: [Representation] = []
    for (index, member) in (message["content"]?.object?.members ?? []).enumerated() {
      let suggested = index == 0 ? name : "\(name)-\(index + 1)"
      let schema = member.value["schema"].map { self.name(of: $0, suggested: suggested) }
      let examples = try examples(of: member.value, at: "\(place)/content/\(member.name)")
      representations.append(Representation(member.name, schema: schema, examples: examples))
    }
    return representations
  }

  private func examples(
    of content: JSON, at place: String
  ) throws(OpenAPIError) -> [Representation.Example] {
    var examples: [Representation.Example] = []
    if let value = content["example"] { examples.append(Representation.Example("default", value)) }
    for member in content["examples"]?.object?.members ?? [] {
      // An example may also be the address of one, which is not looked up.
      guard let value = try resolved(member.value, at: "\(place)/examples/\(member.name)")["value"] else {
        continue
      }
      examples.append(Representation.Example(member.name, value))
    }
    return examples
  }

  // A schema of the components keeps its name; one that stands inside the operation is given a free one.
  private mutating func name(of schema: JSON, suggested: String) -> SchemaName {
    let prefix = "#/components/schemas/"
    if let reference = schema["$ref"]?.string, reference.hasPrefix(prefix) {
      let name = reference.dropFirst(prefix.count)
      if !name.contains("/"), !name.contains("%") {
        return SchemaName(
          String(name).replacing("~1", with: "/").replacing("~0", with: "~"), in: Self.schemaID)
      }
    }
    var name = suggested
    var number = 1
    while let taken = schemas[name], taken != schema {
      number += 1
      name = "\(suggested)-\(number)"
    }
    schemas[name] = schema
    return SchemaName(name, in: Self.schemaID)
  }
}
