extension SchemaValidator {
  /// What is asked by way of other schemas for the same value.
  mutating func combination(_ value: JSON, _ check: SchemaCheck, _ place: Place) -> Bool {
    switch check {
    case .allOf(let schemas):
      // What is wrong is told by the schema that says so, which is more than that one of them failed.
      var isValid = true
      for schema in schemas where !self.check(value, schema) { isValid = false }
      return isValid
    case .anyOf(let schemas):
      for schema in schemas where isValid(value, schema) { return true }
      return fail(place, "JSON does not match any schemas from 'anyOf'.")
    case .oneOf(let schemas):
      var valid: [Int] = []
      for (index, schema) in schemas.enumerated() where isValid(value, schema) { valid.append(index) }
      if valid.count == 1 { return true }
      if valid.isEmpty { return fail(place, "JSON is valid against no schemas from 'oneOf'.") }
      let indices = valid.map { "\($0)" }.joined(separator: ", ")
      return fail(
        place, "JSON is valid against more than one schema from 'oneOf'. Valid schema indexes: \(indices).")
    case .not(let schema):
      return !isValid(value, schema) || fail(place, "JSON is valid against schema from 'not'.")
    case .conditional(let condition, let then, let otherwise):
      guard let branch = isValid(value, condition) ? then : otherwise else { return true }
      return self.check(value, branch)
    default: return true
    }
  }
}
