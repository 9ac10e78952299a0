/// The condition of a path's `[?(…)]`: comparisons of `@.path` with constants, joined by `&&` and `||`.
indirect enum JSONFilter {
  case any([JSONFilter])
  case all([JSONFilter])
  case exists([String])
  case compare([String], String, Value)

  /// `filter = conjunction { "||" conjunction }`
  init(_ scan: inout JSONPathScan) throws {
    var alternatives = [try Self.conjunction(&scan)]
    scan.skipBlanks()
    while scan.take(word: "||") {
      alternatives.append(try Self.conjunction(&scan))
      scan.skipBlanks()
    }
    self = .any(alternatives)
  }

  /// `conjunction = comparison { "&&" comparison }`
  private static func conjunction(_ scan: inout JSONPathScan) throws -> JSONFilter {
    var parts = [try comparison(&scan)]
    scan.skipBlanks()
    while scan.take(word: "&&") {
      parts.append(try comparison(&scan))
      scan.skipBlanks()
    }
    return .all(parts)
  }

  /// `comparison = "@" { "." name | "['" name "']" } [ operator constant ]`
  private static func comparison(_ scan: inout JSONPathScan) throws -> JSONFilter {
    scan.skipBlanks()
    guard scan.take("@") else { throw scan.failure }
    var path: [String] = []
    while true {
      if scan.take(".") {
        path.append(try scan.name())
      } else if scan.take("[") {
        guard let name = try scan.quoted() else { throw scan.failure }
        path.append(name)
        try scan.expect("]")
      } else {
        break
      }
    }
    scan.skipBlanks()
    for symbol in ["==", "!=", "<>", "<=", ">=", "<", ">"] where scan.take(word: symbol) {
      return .compare(path, symbol == "<>" ? "!=" : symbol, try constant(&scan))
    }
    return .exists(path)
  }

  private static func constant(_ scan: inout JSONPathScan) throws -> Value {
    if let text = try scan.quoted() { return .string(text) }
    for (word, value) in [("true", Value.bool(true)), ("false", .bool(false)), ("null", .null)]
    where scan.take(word: word) {
      return value
    }
    guard let number = scan.number() else { throw scan.failure }
    return .double(number)
  }

  func holds(for token: JToken, root: JToken) -> Bool {
    switch self {
    case .any(let filters): return filters.contains { $0.holds(for: token, root: root) }
    case .all(let filters): return filters.allSatisfy { $0.holds(for: token, root: root) }
    case .exists(let path): return Self.find(path, in: token) != nil
    case .compare(let path, let symbol, let constant):
      guard let value = Self.find(path, in: token) as? JValue else { return false }
      if symbol == "==" || symbol == "!=" {
        let isSame =
          value.value.number.flatMap { a in constant.number.map { a == $0 } }
          ?? Equality.equals(value.value, constant)
        return isSame == (symbol == "==")
      }
      guard !value.value.isNull, let order = try? Equality.compare(value.value, constant) else {
        return false
      }
      return switch symbol {
      case "<": order < 0
      case ">": order > 0
      case "<=": order <= 0
      default: order >= 0
      }
    }
  }

  private static func find(_ path: [String], in token: JToken) -> JToken? {
    path.reduce(token) { current, name in (current as? JObject)?.value(name) }
  }
}
