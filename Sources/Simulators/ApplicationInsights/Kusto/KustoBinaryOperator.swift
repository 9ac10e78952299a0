import LabTime

/// An operator between two operands.
enum KustoBinaryOperator: String, Sendable {
  case or, and
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case equalIgnoringCase = "=~"
  case notEqualIgnoringCase = "!~"
  case contains, has, startswith, endswith
  case containsNot = "!contains"
  case hasNot = "!has"
  case startswithNot = "!startswith"
  case endswithNot = "!endswith"
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divided = "/"
  case modulo = "%"

  /// How strongly it binds, the weakest first.
  var precedence: Int {
    switch self {
    case .or: 1
    case .and: 2
    case .plus, .minus: 4
    case .times, .divided, .modulo: 5
    default: 3
    }
  }

  /// The operator of a word or sign.
  init?(_ token: KustoToken) {
    switch token.text {
    case "<>": self = .notEqual
    default: self.init(rawValue: token.text)
    }
  }

  /// What comes out; null for operands that do not go together.
  func apply(_ left: KustoValue, _ right: KustoValue) -> KustoValue {
    switch self {
    case .or: .bool(left.isTrue || right.isTrue)
    case .and: .bool(left.isTrue && right.isTrue)
    case .equal: .bool(left.compared(to: right) == 0)
    case .notEqual: .bool(left.compared(to: right) != 0)
    case .less: .bool(left.compared(to: right).map { $0 < 0 } ?? false)
    case .lessOrEqual: .bool(left.compared(to: right).map { $0 <= 0 } ?? false)
    case .greater: .bool(left.compared(to: right).map { $0 > 0 } ?? false)
    case .greaterOrEqual: .bool(left.compared(to: right).map { $0 >= 0 } ?? false)
    case .equalIgnoringCase: .bool(left.text.lowercased() == right.text.lowercased())
    case .notEqualIgnoringCase: .bool(left.text.lowercased() != right.text.lowercased())
    case .contains: .bool(Self.contains(left, right))
    case .containsNot: .bool(!Self.contains(left, right))
    case .has: .bool(Self.has(left, right))
    case .hasNot: .bool(!Self.has(left, right))
    case .startswith: .bool(left.text.lowercased().hasPrefix(right.text.lowercased()))
    case .startswithNot: .bool(!left.text.lowercased().hasPrefix(right.text.lowercased()))
    case .endswith: .bool(left.text.lowercased().hasSuffix(right.text.lowercased()))
    case .endswithNot: .bool(!left.text.lowercased().hasSuffix(right.text.lowercased()))
    case .plus, .minus, .times, .divided, .modulo: arithmetic(left.scalar, right.scalar)
    }
  }

  private static func contains(_ left: KustoValue, _ right: KustoValue) -> Bool {
    right.text.isEmpty || left.text.lowercased().contains(right.text.lowercased())
  }

  // Whole words: what letters and digits around it do not make longer.
  private static func has(_ left: KustoValue, _ right: KustoValue) -> Bool {
    let words = left.text.lowercased().split { !$0.isLetter && !$0.isNumber }
    let wanted = right.text.lowercased().split { !$0.isLetter && !$0.isNumber }
    guard !wanted.isEmpty, wanted.count <= words.count else { return wanted.isEmpty }
    return (0...(words.count - wanted.count)).contains {
      words[$0..<($0 + wanted.count)].elementsEqual(wanted)
    }
  }

  private func arithmetic(_ left: KustoValue, _ right: KustoValue) -> KustoValue {
    switch (left, right) {
    case (.long(let left), .long(let right)): return whole(left, right)
    case (.datetime(let left), .datetime(let right)) where self == .minus:
      return .timespan((left - right).nanoseconds)
    case (.datetime(let instant), .timespan(let span)) where self == .plus:
      return .datetime(instant + .nanoseconds(span))
    case (.datetime(let instant), .timespan(let span)) where self == .minus:
      return .datetime(instant - .nanoseconds(span))
    case (.timespan, .timespan) where self == .divided:
      return real(left, right).map(KustoValue.real) ?? .null
    case (.timespan, .timespan), (.timespan, .long), (.timespan, .real):
      return real(left, right).flatMap { Int64(exactly: $0.rounded()) }.map(KustoValue.timespan) ?? .null
    default:
      return real(left, right).map(KustoValue.real) ?? .null
    }
  }

  private func whole(_ left: Int, _ right: Int) -> KustoValue {
    switch self {
    case .plus: return .long(left &+ right)
    case .minus: return .long(left &- right)
    case .times: return .long(left &* right)
    default:
      guard right != 0, !(left == .min && right == -1) else { return .null }
      return .long(self == .divided ? left / right : left % right)
    }
  }

  private func real(_ left: KustoValue, _ right: KustoValue) -> Double? {
    guard let first = left.number, let second = right.number else { return nil }
    return switch self {
    case .plus: first + second
    case .minus: first - second
    case .times: first * second
    case .divided: first / second
    default: first.truncatingRemainder(dividingBy: second)
    }
  }
}
