/// A path such as `a.b[0]`, `$.items[*].name`, `$..id` or `items[?(@.id == 'x')]`.
struct JSONPath {
  private enum Step {
    case name(String)
    case index(Int)
    case slice(Int?, Int?, Int)
    case names([String])
    case indexes([Int])
    case all
    case descend
    case filter(JSONFilter)
  }

  private var steps: [Step] = []

  init(_ text: String) throws {
    var scan = JSONPathScan(text)
    if scan.take("$") { _ = scan.peek }
    while let byte = scan.peek {
      if scan.take(".") {
        if scan.take(".") { steps.append(.descend) }
        if scan.take("*") {
          steps.append(.all)
        } else if scan.peek != UInt8(ascii: "[") {
          steps.append(.name(try scan.name()))
        }
      } else if byte == UInt8(ascii: "[") {
        _ = scan.take("[")
        steps.append(try Self.bracket(&scan))
      } else if scan.take("*") {
        steps.append(.all)
      } else {
        steps.append(.name(try scan.name()))
      }
    }
  }

  private static func bracket(_ scan: inout JSONPathScan) throws -> Step {
    scan.skipBlanks()
    if scan.take("*") {
      try scan.expect("]")
      return .all
    }
    if scan.take("?") {
      try scan.expect("(")
      let filter = try JSONFilter(&scan)
      try scan.expect(")")
      try scan.expect("]")
      return .filter(filter)
    }
    if let first = try scan.quoted() {
      var names = [first]
      while scan.takeAfterBlanks(",") { if let next = try scan.quoted() { names.append(next) } }
      try scan.expect("]")
      return names.count == 1 ? .name(first) : .names(names)
    }
    var numbers = [try scan.integer()]
    if scan.takeAfterBlanks(":") {
      let end = try scan.integer()
      let step = scan.takeAfterBlanks(":") ? try scan.integer() ?? 1 : 1
      try scan.expect("]")
      guard step != 0 else { throw NetException("JsonException", "Step cannot be zero.") }
      return .slice(numbers[0], end, step)
    }
    while scan.takeAfterBlanks(",") { numbers.append(try scan.integer()) }
    try scan.expect("]")
    let indexes = numbers.compactMap(\.self)
    guard indexes.count == numbers.count, let first = indexes.first else { throw scan.failure }
    return indexes.count == 1 ? .index(first) : .indexes(indexes)
  }

  /// The tokens the path leads to, in order.
  func select(_ root: JToken, _ scope: EvaluationScope) throws -> [JToken] {
    var tokens = [root]
    for step in steps {
      tokens = try tokens.flatMap { token in
        let found = Self.follow(step, from: token, root: root)
        for _ in found { try scope.step() }
        return found
      }
      if tokens.isEmpty { return [] }
    }
    return tokens
  }

  private static func follow(_ step: Step, from token: JToken, root: JToken) -> [JToken] {
    switch step {
    case .name(let name): return (token as? JObject)?.value(name).map { [$0] } ?? []
    case .names(let names): return names.compactMap { (token as? JObject)?.value($0) }
    case .index(let index): return at(index, token)
    case .indexes(let indexes): return indexes.flatMap { at($0, token) }
    case .slice(let start, let end, let step):
      guard let array = token as? JArray else { return [] }
      let count = array.count
      func clamp(_ value: Int) -> Int {
        min(max(value < 0 ? value + count : value, step > 0 ? 0 : -1), step > 0 ? count : count - 1)
      }
      let from = start.map(clamp) ?? (step > 0 ? 0 : count - 1)
      let to = end.map(clamp) ?? (step > 0 ? count : -1)
      return stride(from: from, to: to, by: step).flatMap { at($0, token) }
    case .all: return values(token)
    case .descend: return [token] + JSONAccess.descendants(token).filter { !($0 is JProperty) }
    case .filter(let filter): return values(token).filter { filter.holds(for: $0, root: root) }
    }
  }

  private static func at(_ index: Int, _ token: JToken) -> [JToken] {
    guard let array = token as? JArray, array.elements.indices.contains(index) else { return [] }
    return [array.elements[index]]
  }

  private static func values(_ token: JToken) -> [JToken] {
    (token as? JObject)?.properties.map(\.value) ?? (token as? JArray)?.elements ?? []
  }
}
