/// What OpenAI asks of a schema for structured outputs, beyond what JSON Schema does.
///
/// Source: "Supported schemas" in OpenAI's guide to structured outputs, and its error messages.
enum StrictSchema {
  /// What is wrong with a schema, in OpenAI's words; nil when nothing is.
  static func fault(in schema: JSON, isStrict: Bool) -> String? {
    let type = schema["type"]?.string
    guard type == "object" || (type == nil && schema["$ref"] != nil) else {
      return "schema must be a JSON Schema of 'type: \"object\"', got 'type: \"\(type ?? "None")\"'."
    }
    guard isStrict else { return nil }
    // Not recursive: a hostile schema is as deep as JSON may be.
    var waiting: [(schema: JSON, context: [String])] = [(schema, [])]
    while let (schema, context) = waiting.popLast() {
      if let fault = fault(of: schema) { return "In context=\(tuple(context)), \(fault)" }
      waiting += parts(of: schema, context).reversed()
    }
    return nil
  }

  private static let refused = [
    "allOf", "oneOf", "not", "dependentRequired", "dependentSchemas", "if", "then", "else",
    "patternProperties", "propertyNames", "unevaluatedProperties", "contains",
  ]

  private static func fault(of schema: JSON) -> String? {
    if let keyword = refused.first(where: { schema[$0] != nil }) { return "'\(keyword)' is not permitted." }
    let isObject = schema["type"] == "object" || schema["type"]?.array?.contains("object") == true
    guard isObject || schema["properties"] != nil else { return nil }
    guard schema["additionalProperties"] == false else {
      return "'additionalProperties' is required to be supplied and to be false."
    }
    let required = schema["required"]?.array ?? []
    let missing = schema["properties"]?.object?.members.first { !required.contains(.string($0.name)) }
    return missing.map {
      """
      'required' is required to be supplied and to be an array including every key in properties. Missing \
      '\($0.name)'.
      """
    }
  }

  private static func parts(of schema: JSON, _ context: [String]) -> [(schema: JSON, context: [String])] {
    var parts: [(schema: JSON, context: [String])] = []
    for keyword in ["properties", "$defs", "definitions"] {
      for member in schema[keyword]?.object?.members ?? [] {
        parts.append((member.value, context + [keyword, member.name]))
      }
    }
    if let items = schema["items"] { parts.append((items, context + ["items"])) }
    for (index, choice) in (schema["anyOf"]?.array ?? []).enumerated() {
      parts.append((choice, context + ["anyOf", "\(index)"]))
    }
    return parts
  }

  // As Python writes a tuple.
  private static func tuple(_ names: [String]) -> String {
    let quoted = names.map { "'\($0)'" }.joined(separator: ", ")
    return names.count == 1 ? "(\(quoted),)" : "(\(quoted))"
  }
}
