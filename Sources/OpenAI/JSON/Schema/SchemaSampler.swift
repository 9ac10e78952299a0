/// Makes a value that a compiled schema describes.
struct SchemaSampler {
  private let nodes: [SchemaNode]
  private let random: () -> UInt64
  private let text: (String?) -> String
  // The name of the property whose value is made, or that of the array it stands in.
  private var property: String?
  private var depth = 0
  private var budget = 10_000

  init(_ nodes: [SchemaNode], random: @escaping () -> UInt64, text: @escaping (String?) -> String) {
    self.nodes = nodes
    self.random = random
    self.text = text
  }

  private static let depthLimit = 64
  // Below this depth a value has only what it must have, so that schemas of trees come to an end.
  private static let fullDepth = 6

  /// A value of a schema; null where the schema cannot come to an end.
  mutating func value(of schema: Int) -> JSON {
    budget -= 1
    guard nodes.indices.contains(schema), depth < Self.depthLimit, budget > 0 else { return .null }
    depth += 1
    defer { depth -= 1 }
    let node = nodes[schema]
    if let written = Self.written(node.source) { return written }
    var shape = Shape()
    for rule in node.rules { add(rule.check, of: node.source, to: &shape) }
    return shape.fixed ?? value(of: shape)
  }

  private static func written(_ schema: JSON) -> JSON? {
    schema["const"] ?? schema["example"] ?? schema["default"] ?? schema["examples"]?[0]
  }

  /// What the keywords of a schema, and of those for the same value, say together.
  struct Shape {
    var fixed: JSON?
    /// Whether one of the schemas gave null, which says nothing where others give more.
    var isNull = false
    var types: Set<SchemaType>?
    var minimum: Bound?
    var maximum: Bound?
    var step: SchemaNumber?
    var length = 0...Int.max
    var format: SchemaFormat?
    var count = 0...Int.max
    var prefix: [Int] = []
    var items: Int?
    var required: [String] = []
    var properties: [(name: String, schema: Int)] = []
    var others: Int?
    /// What `allOf` and its like gave to the members of an object.
    var members = JSONObject()
  }

  /// A bound, and whether it is itself outside.
  struct Bound {
    let number: Double
    let isExclusive: Bool
  }

  private mutating func add(_ check: SchemaCheck, of schema: JSON, to shape: inout Shape) {
    switch check {
    case .type(let types): shape.types = types
    case .enumeration(let choices, _): shape.fixed = choices.isEmpty ? nil : choices[pick(choices.count)]
    case .minimum(let bound, let exclusive):
      shape.minimum = Double(bound.text).map { Bound(number: $0, isExclusive: exclusive) }
    case .maximum(let bound, let exclusive):
      shape.maximum = Double(bound.text).map { Bound(number: $0, isExclusive: exclusive) }
    case .multiple(let step): shape.step = step
    case .minLength(let length): shape.length = length...max(length, shape.length.upperBound)
    case .maxLength(let length): shape.length = min(length, shape.length.lowerBound)...length
    case .format(let format): shape.format = format
    case .minItems(let count): shape.count = count...max(count, shape.count.upperBound)
    case .maxItems(let count): shape.count = min(count, shape.count.lowerBound)...count
    case .items(let prefix, let rest):
      shape.prefix = prefix
      shape.items = rest
    case .contains(let schema, let least, _):
      if shape.items == nil { shape.items = schema }
      shape.count = max(least, shape.count.lowerBound)...max(least, shape.count.upperBound)
    case .required(let names): shape.required += names
    case .properties(let named, _, let others):
      for member in schema["properties"]?.object?.members ?? [] {
        if let property = named[member.name] { shape.properties.append((member.name, property)) }
      }
      if case .schema(let other) = others { shape.others = other }
    case .reference(let schema): merge(value(of: schema), into: &shape)
    case .allOf(let schemas): for schema in schemas { merge(value(of: schema), into: &shape) }
    case .anyOf(let schemas), .oneOf(let schemas):
      if let schema = choice(of: schemas) { merge(value(of: schema), into: &shape) }
    default: break
    }
  }

  // Objects of several schemas for the same value are put together; of other values the first stands.
  private func merge(_ value: JSON, into shape: inout Shape) {
    guard case .object(let object) = value else {
      if value.isNull { shape.isNull = true } else if shape.fixed == nil { shape.fixed = value }
      return
    }
    for member in object.members where shape.members[member.name] == nil {
      shape.members[member.name] = member.value
    }
  }

  // Far down a choice is made that comes to an end, if there is one: trees are lists of themselves or null.
  private func choice(of schemas: [Int]) -> Int? {
    guard !schemas.isEmpty else { return nil }
    let ending = depth > Self.fullDepth ? schemas.first { isFlat($0) } : nil
    return ending ?? schemas[pick(schemas.count)]
  }

  private func isFlat(_ schema: Int) -> Bool {
    guard nodes.indices.contains(schema) else { return true }
    return !nodes[schema].rules.contains { rule in
      switch rule.check {
      case .reference, .properties, .items, .allOf, .anyOf, .oneOf: true
      default: false
      }
    }
  }

  private mutating func value(of shape: Shape) -> JSON {
    if shape.isNull, shape.types?.contains(.null) ?? true, shape.properties.isEmpty,
      shape.members.members.isEmpty
    {
      return .null
    }
    switch Self.type(of: shape) {
    case .object: return object(shape)
    case .array: return array(shape)
    case .string:
      let (text, property) = (text, property)
      return .string(SampleText.string(shape.format, shape.length, random) { text(property) })
    case .integer, .number: return number(shape)
    case .boolean: return .bool(random() & 1 == 0)
    case .null: return .null
    }
  }

  // A type that is not written is told by the keywords that go with it.
  private static func type(of shape: Shape) -> SchemaType {
    if let types = shape.types {
      let order: [SchemaType] = [.object, .array, .string, .integer, .number, .boolean]
      return order.first(where: types.contains) ?? .null
    }
    if !shape.properties.isEmpty || !shape.required.isEmpty || !shape.members.members.isEmpty {
      return .object
    }
    if shape.items != nil || !shape.prefix.isEmpty || shape.count.lowerBound > 0 { return .array }
    if shape.minimum != nil || shape.maximum != nil || shape.step != nil { return .number }
    if shape.format != nil || shape.length != 0...Int.max { return .string }
    return .object
  }

  private mutating func object(_ shape: Shape) -> JSON {
    var object = shape.members
    let outer = property
    defer { property = outer }
    for (name, schema) in shape.properties {
      guard depth <= Self.fullDepth || shape.required.contains(name), object[name] == nil else { continue }
      property = name
      object.append(name, value(of: schema))
    }
    for name in shape.required where object[name] == nil {
      property = name
      object.append(name, shape.others.map { value(of: $0) } ?? .string(text(name)))
    }
    return .object(object)
  }

  private mutating func array(_ shape: Shape) -> JSON {
    var elements: [JSON] = []
    // One element shows what the array holds, unless it may not have one, or would go on without end.
    let wanted = depth <= Self.fullDepth ? 1 + Int(random() % 3) : 0
    let count = min(max(wanted, shape.count.lowerBound), shape.count.upperBound, 1000)
    for schema in shape.prefix { elements.append(value(of: schema)) }
    guard let items = shape.items else {
      while elements.count < min(shape.count.lowerBound, 1000) { elements.append(.null) }
      return .array(elements)
    }
    while elements.count < count, budget > 0 { elements.append(value(of: items)) }
    return .array(elements)
  }

  private func number(_ shape: Shape) -> JSON {
    let isWhole = shape.types.map { !$0.contains(.number) || $0.contains(.integer) } ?? false
    let step = shape.step.flatMap { Double($0.text) } ?? (isWhole ? 1 : 0)
    let range = Self.range(shape, step: step)
    let spread = min(range.upperBound - range.lowerBound, 100)
    var number = range.lowerBound + (Double(random() % 1001) / 1000 * spread)
    if step == 0 {
      // Without the digits that binary fractions bring: 63.8, not 63.800000000000004.
      let short = (number * 1000).rounded() / 1000
      if range.contains(short) { number = short }
    } else {
      number = (number / step).rounded(.down) * step
      if number < range.lowerBound { number += step }
    }
    if let whole = Int(exactly: number) { return .int(whole) }
    return JSONNumber(number).map { .number($0) } ?? .int(0)
  }

  private static func range(_ shape: Shape, step: Double) -> ClosedRange<Double> {
    let nudge = step > 0 ? step : 0.5
    let low = shape.minimum.map { $0.isExclusive ? $0.number + nudge : $0.number }
    let high = shape.maximum.map { $0.isExclusive ? $0.number - nudge : $0.number }
    switch (low, high) {
    case (let low?, let high?): return low...max(low, high)
    case (let low?, nil): return low...(low + 100)
    case (nil, let high?): return min(0, high)...high
    case (nil, nil): return 0...100
    }
  }

  private func pick(_ count: Int) -> Int {
    Int(random() % UInt64(count))
  }
}
