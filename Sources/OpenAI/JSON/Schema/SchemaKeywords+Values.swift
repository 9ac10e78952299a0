extension SchemaKeywords {
  // type, enum, const
  mutating func values(_ dialect: JSONSchema.Dialect) throws(JSONSchemaError) {
    if let value = object["type"] {
      var types: Set<SchemaType> = []
      for name in try names(value.string == nil ? value : [value], "type") {
        guard let type = SchemaType.allCases.first(where: { $0.rawValue.lowercased() == name }) else {
          throw error("type", "there is no type \"\(name)\"")
        }
        types.insert(type)
      }
      if dialect == .openAPI30, object["nullable"] == true { types.insert(.null) }
      add("type", .type(types))
    }
    if let value = object["enum"] {
      guard let choices = value.array else { throw error("enum", "enum takes an array") }
      add("enum", .enumeration(choices, normalized: Set(choices.map(\.normalized))))
    }
    if let value = object["const"] { add("const", .constant(value.normalized)) }
  }

  // minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf
  mutating func numbers() throws(JSONSchemaError) {
    // A truth value makes `minimum` exclusive in draft 4; a number is a bound of its own since draft 6.
    if let bound = try number("minimum") {
      add("minimum", .minimum(bound, exclusive: object["exclusiveMinimum"] == true))
    }
    if let bound = try number("maximum") {
      add("maximum", .maximum(bound, exclusive: object["exclusiveMaximum"] == true))
    }
    if object["exclusiveMinimum"]?.bool == nil, let bound = try number("exclusiveMinimum") {
      add("exclusiveMinimum", .minimum(bound, exclusive: true))
    }
    if object["exclusiveMaximum"]?.bool == nil, let bound = try number("exclusiveMaximum") {
      add("exclusiveMaximum", .maximum(bound, exclusive: true))
    }
    if let divisor = try number("multipleOf") {
      guard divisor > SchemaNumber(JSONNumber(0)) else { throw error("multipleOf", "multipleOf is above 0") }
      add("multipleOf", .multiple(of: divisor))
    }
  }

  // minLength, maxLength, pattern, format
  mutating func strings() throws(JSONSchemaError) {
    if let length = try count("minLength") { add("minLength", .minLength(length)) }
    if let length = try count("maxLength") { add("maxLength", .maxLength(length)) }
    if let text = try string("pattern") { add("pattern", .pattern(try pattern(text, "pattern"))) }
    if let format = try string("format").flatMap(SchemaFormat.init) { add("format", .format(format)) }
  }
}
