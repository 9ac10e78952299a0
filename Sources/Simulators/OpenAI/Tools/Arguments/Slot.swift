import OpenAI

/// One value that a function wants, as deep in its parameters as it stands.
struct Slot: Sendable {
  enum Shape: Sendable, Hashable {
    case string, integer, number, boolean
    /// A list of such values.
    case list
    /// A list of objects.
    case records
    /// Anything else: an object of unknown members, or no type at all.
    case other
  }

  /// The names of the members that lead to it.
  let path: [String]
  /// Its schema; of a list, that of the elements.
  let schema: JSON
  let shape: Shape
  /// Of a list, the shape of its elements.
  let elementShape: Shape
  let isRequired: Bool
  let isNullable: Bool
  let names: [Stem]
  let description: Set<Stem>
  let descriptionText: String
  /// The values it may have; empty for any.
  let choices: [JSON]
  let choiceSet: Set<JSON>
  let meaning: Meaning
  fileprivate(set) var role: Role?

  var isNumber: Bool {
    (shape == .list ? elementShape : shape) == .integer || (shape == .list ? elementShape : shape) == .number
  }
  var name: String { path.last ?? "" }

  /// Whether both want the same kind of value.
  func isAlike(_ other: Slot) -> Bool {
    meaning == other.meaning && shape == other.shape && choices.isEmpty == other.choices.isEmpty
  }
}

extension Slot {
  private static let mostSlots = 64
  private static let deepest = 5

  /// The values that a schema of parameters wants, in its order.
  static func all(of parameters: JSON) -> [Slot] {
    var slots: [Slot] = []
    collect(parameters, at: [], isRequired: true, depth: 0, root: parameters, into: &slots)
    for (index, role) in Role.ofPairs(in: slots) { slots[index].role = role }
    return slots
  }

  private static func collect(
    _ schema: JSON, at path: [String], isRequired: Bool, depth: Int, root: JSON, into slots: inout [Slot]
  ) {
    guard depth < deepest else { return }
    let required = Set((schema["required"]?.array ?? []).compactMap(\.string))
    for member in schema["properties"]?.object?.members ?? [] where slots.count < mostSlots {
      let (resolved, isNullable) = resolved(member.value, root: root)
      let path = path + [member.name]
      let isRequired = isRequired && required.contains(member.name)
      if resolved["properties"] != nil, type(of: resolved) != "array" {
        collect(resolved, at: path, isRequired: isRequired, depth: depth + 1, root: root, into: &slots)
      } else {
        slots.append(
          Slot(
            resolved, at: path, isRequired: isRequired, isNullable: isNullable, root: root,
            outer: member.value))
      }
    }
  }

  private init(
    _ schema: JSON, at path: [String], isRequired: Bool, isNullable: Bool, root: JSON, outer: JSON
  ) {
    self.path = path
    self.isRequired = isRequired
    self.isNullable = isNullable
    var element = schema
    var shape = Self.shape(of: schema)
    if shape == .list {
      element = schema["items"].map { Self.resolved($0, root: root).schema } ?? [:]
      if element["properties"] != nil { shape = .records }
    }
    self.shape = shape
    self.schema = element
    elementShape = Self.shape(of: element)
    names = path.suffix(2).flatMap(Stem.all)
    let text = (outer["description"] ?? schema["description"] ?? element["description"])?.string ?? ""
    descriptionText = text
    let stems = Stem.all(of: text)
    description = Set(stems.filter { !CommonWords.contains($0.text) })
    if let constant = element["const"] {
      choices = [constant]
    } else {
      choices = (element["enum"]?.array ?? []).filter { !$0.isNull }
    }
    choiceSet = Set(choices)
    let own = path.last.map(Stem.all) ?? []
    let isNumber = [.integer, .number].contains(shape == .list ? elementShape : shape)
    meaning = Meaning(names: own, description: stems, schema: element, isNumber: isNumber)
    role = Role(names: own)
  }

  private static func type(of schema: JSON) -> String? {
    schema["type"]?.string ?? schema["type"]?.array?.lazy.compactMap(\.string).first { $0 != "null" }
  }

  private static func shape(of schema: JSON) -> Shape {
    switch type(of: schema) {
    case "string": .string
    case "integer": .integer
    case "number": .number
    case "boolean": .boolean
    case "array": .list
    case nil where schema["enum"] != nil || schema["const"] != nil: .string
    default: .other
    }
  }

  // Follows references inside the schema, and chooses what is not null of alternatives.
  private static func resolved(_ schema: JSON, root: JSON) -> (schema: JSON, isNullable: Bool) {
    var schema = schema
    var isNullable = schema["type"]?.array?.contains("null") == true || schema["nullable"] == true
    for _ in 0..<deepest {
      if let reference = schema["$ref"]?.string {
        guard let target = root.value(at: reference) else { return (schema, isNullable) }
        schema = target
      } else if let choices = (schema["anyOf"] ?? schema["oneOf"])?.array {
        isNullable = isNullable || choices.contains { $0["type"] == "null" }
        guard let chosen = choices.first(where: { $0["type"] != "null" }) else { return (schema, isNullable) }
        schema = chosen
      } else if let only = schema["allOf"]?.array, let first = only.first, schema["properties"] == nil {
        schema = first
      } else {
        break
      }
    }
    return (schema, isNullable)
  }
}
