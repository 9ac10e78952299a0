/// Checks one value against a compiled schema.
///
/// The work is bounded: by the depth of schemas within schemas, and by the number of them that are applied.
/// A value that would need more is not valid, whatever else is true of it.
struct SchemaValidator {
  /// A step from a value to a part of it.
  enum Step {
    case member(String)
    case element(Int)
  }

  private let nodes: [SchemaNode]
  /// Whether names of properties that differ only by case are the same.
  let ignoresCase: Bool
  private var path: [Step] = []
  private var found: [SchemaViolation] = []
  // Above zero while only the answer counts, as for the branches of `anyOf`.
  private var silence = 0
  private var depth = 0
  private var budget = 1_000_000
  private var isExhausted = false

  private static let depthLimit = 400
  private static let violationLimit = 100

  init(_ nodes: [SchemaNode], ignoresCase: Bool = false) {
    self.nodes = nodes
    self.ignoresCase = ignoresCase
  }

  mutating func violations(of value: JSON) -> [SchemaViolation] {
    _ = check(value, 0)
    if isExhausted {
      found.append(
        SchemaViolation(
          path: "", message: "The value is too large or too deep for this schema to be checked.",
          schemaLocation: nodes.first?.location ?? "#"))
    }
    return found
  }

  mutating func accepts(_ value: JSON) -> Bool {
    isValid(value, 0) && !isExhausted
  }

  /// Whether a value is valid; what is wrong with it is not kept.
  mutating func isValid(_ value: JSON, _ schema: Int) -> Bool {
    silence += 1
    defer { silence -= 1 }
    return check(value, schema)
  }

  /// Checks a part of the value at hand.
  mutating func check(_ value: JSON, _ schema: Int, at step: Step) -> Bool {
    path.append(step)
    defer { path.removeLast() }
    return check(value, schema)
  }

  /// Whether a value is valid; what is wrong with it is kept.
  mutating func check(_ value: JSON, _ schema: Int) -> Bool {
    budget -= 1
    if budget < 0 || depth >= Self.depthLimit { isExhausted = true }
    guard !isExhausted, nodes.indices.contains(schema) else { return false }
    depth += 1
    defer { depth -= 1 }
    let node = nodes[schema]
    var isValid = true
    for rule in node.rules {
      if check(value, rule.check, Place(schema: node, keyword: rule.keyword)) { continue }
      isValid = false
      // Of a value that is not asked about one fault is enough; what follows from a wrong type says nothing.
      if silence > 0 || rule.keyword == "type" { break }
    }
    return isValid
  }

  /// A keyword of a schema.
  struct Place {
    let schema: SchemaNode
    let keyword: String
  }

  private mutating func check(_ value: JSON, _ check: SchemaCheck, _ place: Place) -> Bool {
    switch check {
    case .nothingIsValid: return fail(place, "Schema always fails validation.")
    case .reference(let schema): return self.check(value, schema)
    case .allOf, .anyOf, .oneOf, .not, .conditional: return combination(value, check, place)
    default: break
    }
    switch value {
    case .object(let object): return self.object(object, value, check, place)
    case .array(let elements): return array(elements, value, check, place)
    default: return scalar(value, check, place)
    }
  }

  /// Says what is wrong, and answers false.
  mutating func fail(_ place: Place, _ message: @autoclosure () -> String) -> Bool {
    guard silence == 0, found.count < Self.violationLimit else { return false }
    let keyword = place.keyword.isEmpty ? "" : "/\(place.keyword)"
    found.append(
      SchemaViolation(
        path: path.map(\.pointer).joined(), message: message(),
        schemaLocation: place.schema.location + keyword))
    return false
  }
}

extension SchemaValidator.Step {
  /// The step as a part of a JSON pointer.
  fileprivate var pointer: String {
    switch self {
    case .member(let name): "/\(SchemaReference.escaped(name))"
    case .element(let index): "/\(index)"
    }
  }
}
