extension SchemaValidator {
  /// What is asked of an array and its elements.
  mutating func array(_ elements: [JSON], _ value: JSON, _ check: SchemaCheck, _ place: Place) -> Bool {
    switch check {
    case .minItems(let count):
      return elements.count >= count
        || fail(place, "Array item count \(elements.count) is less than minimum count of \(count).")
    case .maxItems(let count):
      return elements.count <= count
        || fail(place, "Array item count \(elements.count) exceeds maximum count of \(count).")
    case .uniqueItems:
      var seen: Set<JSON> = []
      let repeated = elements.firstIndex { !seen.insert($0.normalized).inserted }
      return repeated.map { fail(place, "Non-unique array item at index \($0).") } ?? true
    case .items(let prefix, let rest):
      var isValid = true
      for (index, element) in elements.enumerated() {
        guard let schema = index < prefix.count ? prefix[index] : rest else { break }
        if !self.check(element, schema, at: .element(index)) { isValid = false }
      }
      return isValid
    case .contains(let schema, let least, let most):
      var count = 0
      for element in elements where isValid(element, schema) { count += 1 }
      if count < least {
        return fail(place, "Contains item count \(count) is less than minimum of \(least).")
      }
      if let most, count > most {
        return fail(place, "Contains item count \(count) exceeds maximum of \(most).")
      }
      return true
    default: return scalar(value, check, place)
    }
  }

  /// What is asked of an object and its members.
  mutating func object(_ object: JSONObject, _ value: JSON, _ check: SchemaCheck, _ place: Place) -> Bool {
    let members = object.members
    switch check {
    case .minProperties(let count):
      return members.count >= count
        || fail(place, "Object property count \(members.count) is less than minimum count of \(count).")
    case .maxProperties(let count):
      return members.count <= count
        || fail(place, "Object property count \(members.count) exceeds maximum count of \(count).")
    case .required(let names):
      let missing = names.filter { !has($0, object) }
      return missing.isEmpty
        || fail(place, "Required properties are missing from object: \(missing.joined(separator: ", ")).")
    case .dependentRequired(let dependencies):
      var isValid = true
      for dependency in dependencies where has(dependency.name, object) {
        let missing = dependency.others.filter { !has($0, object) }.joined(separator: ", ")
        if missing.isEmpty { continue }
        isValid = fail(
          place, "Dependencies for property '\(dependency.name)' failed. Missing required keys: \(missing).")
      }
      return isValid
    case .dependentSchemas(let dependencies):
      var isValid = true
      for dependency in dependencies where has(dependency.name, object) {
        if !self.check(value, dependency.schema) { isValid = false }
      }
      return isValid
    case .propertyNames(let schema):
      var isValid = true
      for member in members where !self.check(.string(member.name), schema, at: .member(member.name)) {
        isValid = false
      }
      return isValid
    case .properties: return properties(members, check, place)
    default: return scalar(value, check, place)
    }
  }

  private func has(_ name: String, _ object: JSONObject) -> Bool {
    if object[name] != nil { return true }
    guard ignoresCase else { return false }
    let name = name.lowercased()
    return object.members.contains { $0.name.lowercased() == name }
  }

  // Of several names that differ only by case the first of the alphabet is taken.
  private func schema(of name: String, in named: [String: Int]) -> Int? {
    if let schema = named[name] { return schema }
    guard ignoresCase else { return nil }
    let name = name.lowercased()
    return named.keys.filter { $0.lowercased() == name }.min().flatMap { named[$0] }
  }

  private mutating func properties(
    _ members: [JSONObject.Member], _ check: SchemaCheck, _ place: Place
  ) -> Bool {
    guard case .properties(let named, let patterns, let others) = check else { return true }
    var isValid = true
    for member in members {
      let step = Step.member(member.name)
      var isKnown = false
      if let schema = schema(of: member.name, in: named) {
        isKnown = true
        if !self.check(member.value, schema, at: step) { isValid = false }
      }
      for (pattern, schema) in patterns where pattern.matches(member.name) {
        isKnown = true
        if !self.check(member.value, schema, at: step) { isValid = false }
      }
      if isKnown { continue }
      switch others {
      case .allowed: break
      case .refused:
        isValid = fail(
          Place(schema: place.schema, keyword: "additionalProperties"),
          "Property '\(member.name)' has not been defined and the schema does not allow additional properties."
        )
      case .schema(let schema):
        if !self.check(member.value, schema, at: step) { isValid = false }
      }
    }
    return isValid
  }
}
