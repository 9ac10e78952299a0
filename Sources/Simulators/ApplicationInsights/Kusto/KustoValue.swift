import LabTime
import OpenAI

/// A scalar of the Kusto query language.
enum KustoValue: Sendable, Hashable {
  case null
  case bool(Bool)
  case long(Int)
  case real(Double)
  case string(String)
  case datetime(Instant)
  /// In nanoseconds.
  case timespan(Int64)
  case dynamic(JSON)

  /// The name of the type, as a query's answer gives it.
  var type: String? {
    switch self {
    case .null: nil
    case .bool: "bool"
    case .long: "long"
    case .real: "real"
    case .string: "string"
    case .datetime: "datetime"
    case .timespan: "timespan"
    case .dynamic: "dynamic"
    }
  }

  /// A dynamic value that is a scalar, as that scalar.
  var scalar: KustoValue {
    guard case .dynamic(let json) = self else { return self }
    switch json {
    case .null: return .null
    case .bool(let value): return .bool(value)
    case .number(let number): return number.int.map(KustoValue.long) ?? .real(number.double ?? .nan)
    case .string(let text): return .string(text)
    case .array, .object: return self
    }
  }

  /// The number that this is; nil when it is none.
  var number: Double? {
    switch scalar {
    case .long(let value): Double(value)
    case .real(let value): value
    case .timespan(let value): Double(value)
    default: nil
    }
  }

  /// Whether this is a condition that holds.
  var isTrue: Bool { scalar == .bool(true) }

  /// The text that `tostring` makes.
  var text: String {
    switch scalar {
    case .null: ""
    case .bool(let value): value ? "True" : "False"
    case .long(let value): String(value)
    case .real(let value): Int(exactly: value).map(String.init) ?? "\(value)"
    case .string(let text): text
    case .datetime(let instant): instant.iso8601
    case .timespan(let span): Self.text(ofSpan: span)
    case .dynamic(let json): json.description
    }
  }

  /// The value in a query's answer.
  var json: JSON {
    switch self {
    case .null: .null
    case .bool(let value): .bool(value)
    case .long(let value): .int(value)
    case .real(let value):
      Int(exactly: value).map(JSON.int) ?? JSONNumber(value).map(JSON.number) ?? .string("NaN")
    case .string, .datetime, .timespan: .string(text)
    // As text: what reads an answer has no other way to tell it from a column's own value.
    case .dynamic(let json): .string(json.string ?? json.description)
    }
  }

  // A time span as .NET writes it: d.hh:mm:ss.fffffff.
  private static func text(ofSpan span: Int64) -> String {
    let ticks = span.magnitude / 100
    let seconds = ticks / 10_000_000
    func padded(_ value: UInt64, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    let days = seconds / 86_400
    let clock =
      padded(seconds / 3600 % 24, 2) + ":" + padded(seconds / 60 % 60, 2) + ":" + padded(seconds % 60, 2)
    let fraction = ticks % 10_000_000
    return (span < 0 ? "-" : "") + (days > 0 ? "\(days)." : "") + clock
      + (fraction > 0 ? "." + padded(fraction, 7) : "")
  }
}

extension KustoValue {
  /// Compares two values of kinds that have an order between them; nil for all others, and for nulls.
  func compared(to other: KustoValue) -> Int? {
    func order<Item: Comparable>(_ left: Item, _ right: Item) -> Int {
      left < right ? -1 : left == right ? 0 : 1
    }
    switch (scalar, other.scalar) {
    case (.null, _), (_, .null): return nil
    case (.long(let left), .long(let right)): return order(left, right)
    case (.string(let left), .string(let right)): return order(left, right)
    case (.datetime(let left), .datetime(let right)): return order(left, right)
    case (.bool(let left), .bool(let right)): return left == right ? 0 : left ? 1 : -1
    case (let left, let right):
      guard let first = left.number, let second = right.number else { return nil }
      return order(first, second)
    }
  }
}
