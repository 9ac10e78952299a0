extension SchemaValidator {
  /// What is asked of a value as a whole, and of those that have no parts.
  mutating func scalar(_ value: JSON, _ check: SchemaCheck, _ place: Place) -> Bool {
    switch check {
    case .type(let types):
      if value.types.contains(where: types.contains) { return true }
      let expected = SchemaType.allCases.filter(types.contains).map(\.rawValue).joined(separator: ", ")
      return fail(place, "Invalid type. Expected \(expected) but got \(value.typeName).")
    case .constant(let constant):
      return value.normalized == constant || fail(place, "Value \(value.shown) does not match const.")
    case .enumeration(_, let normalized):
      return normalized.contains(value.normalized)
        || fail(place, "Value \(value.shown) is not defined in enum.")
    default: break
    }
    switch value {
    case .number(let number): return self.number(SchemaNumber(number), value, check, place)
    case .string(let text): return string(text, check, place)
    default: return true
    }
  }

  private mutating func number(
    _ number: SchemaNumber, _ value: JSON, _ check: SchemaCheck, _ place: Place
  ) -> Bool {
    let name = "\(value.typeName) \(number.text)"
    switch check {
    case .minimum(let bound, let exclusive):
      if number < bound { return fail(place, "\(name) is less than minimum value of \(bound.text).") }
      if exclusive, number == bound {
        return fail(place, "\(name) equals minimum value of \(bound.text) and exclusive minimum is true.")
      }
    case .maximum(let bound, let exclusive):
      if number > bound { return fail(place, "\(name) exceeds maximum value of \(bound.text).") }
      if exclusive, number == bound {
        return fail(place, "\(name) equals maximum value of \(bound.text) and exclusive maximum is true.")
      }
    case .multiple(let divisor):
      if !number.isMultiple(of: divisor) {
        return fail(place, "\(name) is not a multiple of \(divisor.text).")
      }
    default: break
    }
    return true
  }

  private mutating func string(_ text: String, _ check: SchemaCheck, _ place: Place) -> Bool {
    switch check {
    case .minLength(let length):
      return text.unicodeScalars.count >= length
        || fail(place, "String '\(text)' is less than minimum length of \(length).")
    case .maxLength(let length):
      return text.unicodeScalars.count <= length
        || fail(place, "String '\(text)' exceeds maximum length of \(length).")
    case .pattern(let pattern):
      return pattern.matches(text)
        || fail(place, "String '\(text)' does not match regex pattern '\(pattern.text)'.")
    case .format(let format):
      return format.accepts(text)
        || fail(place, "String '\(text)' does not validate against format '\(format.rawValue)'.")
    default: return true
    }
  }
}

extension JSON {
  /// The types that a schema may call this value; a number without fraction is an integer too.
  fileprivate var types: [SchemaType] {
    switch self {
    case .null: [.null]
    case .bool: [.boolean]
    case .number(let number):
      number.isPlainInteger || SchemaNumber(number).isWhole ? [.integer, .number] : [.number]
    case .string: [.string]
    case .array: [.array]
    case .object: [.object]
    }
  }

  /// What Newtonsoft calls a value of this type; a number with a fraction is a float there.
  fileprivate var typeName: String {
    let name = types.first?.rawValue ?? ""
    return name == "Number" ? "Float" : name
  }

  /// The value as messages quote it.
  fileprivate var shown: String {
    let text = description
    return text.count > 200 ? "\(text.prefix(200))..." : text
  }
}

extension JSONNumber {
  // Nearly all whole numbers are written so, and need no closer look.
  fileprivate var isPlainInteger: Bool {
    text.utf8.allSatisfy { $0.isDigit || $0 == UInt8(ascii: "-") }
  }
}
