/// What the text of an answer must be.
public enum AnswerFormat: Sendable {
  /// Any text.
  case text
  /// A JSON object.
  case jsonObject
  /// A JSON text that a schema describes.
  case jsonSchema(JSONSchema)

  /// Whether it is any text.
  public var isText: Bool {
    if case .text = self { true } else { false }
  }

  /// Whether it is a JSON object of any shape, which the conversation must ask for in words.
  var isJSONObject: Bool {
    if case .jsonObject = self { true } else { false }
  }
}

extension AnswerFormat {
  /// Reads a format: `response_format` of chat completions, whose schema is in a member `json_schema`, or
  /// `text.format` of the Responses API, where it stands beside the type.
  init(_ value: JSON?, at path: String, schemaIn member: String? = nil) throws(InvalidRequest) {
    guard let value, !value.isNull else {
      self = .text
      return
    }
    guard value.object != nil else { throw .wrongType(path, expected: "an object", got: value) }
    guard let type = value["type"] else { throw .missing("\(path).type") }
    switch type.string {
    case "text": self = .text
    case "json_object": self = .jsonObject
    case "json_schema":
      let place = member.map { "\(path).\($0)" } ?? path
      let described: JSON? = if let member { value[member] } else { value }
      guard let described, !described.isNull else { throw .missing(place) }
      self = .jsonSchema(try Self.schema(described, at: place, param: path))
    case let name?:
      throw .unsupported(name, for: "\(path).type", supported: ["json_object", "json_schema", "text"])
    case nil: throw .wrongType("\(path).type", expected: "a string", got: type)
    }
  }

  private static func schema(
    _ described: JSON, at place: String, param: String
  ) throws(InvalidRequest) -> JSONSchema {
    guard described.object != nil else { throw .wrongType(place, expected: "an object", got: described) }
    guard let nameValue = described["name"], !nameValue.isNull else { throw .missing("\(place).name") }
    guard let name = nameValue.string else {
      throw .wrongType("\(place).name", expected: "a string", got: nameValue)
    }
    guard (1...64).contains(name.utf8.count), name.utf8.allSatisfy(Self.isAllowedInNames) else {
      throw InvalidRequest(
        """
        Invalid '\(place).name': string does not match pattern. Expected a string that matches the pattern \
        '^[a-zA-Z0-9_-]+$'.
        """, param: "\(place).name", code: "invalid_value")
    }
    guard let schema = described["schema"], !schema.isNull else { throw .missing("\(place).schema") }
    guard schema.object != nil else {
      throw .wrongType("\(place).schema", expected: "an object", got: schema)
    }
    if let strict = described["strict"], !strict.isNull, strict.bool == nil {
      throw .wrongType("\(place).strict", expected: "a boolean", got: strict)
    }
    if let fault = StrictSchema.fault(in: schema, isStrict: described["strict"] == true) {
      throw InvalidRequest("Invalid schema for response_format '\(name)': \(fault)", param: param)
    }
    do {
      return try JSONSchema(schema)
    } catch {
      throw InvalidRequest("Invalid schema for response_format '\(name)': \(error)", param: param)
    }
  }

  /// Whether a byte may stand in the name of a format or of a function.
  static func isAllowedInNames(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
