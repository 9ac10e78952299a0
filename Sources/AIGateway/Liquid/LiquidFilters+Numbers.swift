import Foundation
import PolicyExpressions

extension LiquidFilters {
  /// Filters of numbers. Whole numbers stay whole, so `7 | DividedBy: 2` is 3; others are counted in decimals.
  static let numbers: [LiquidFilter] = [
    LiquidFilter("Plus", 1...1) { call in
      // A text has the other one put behind it.
      if let text = call.input.string { return .string(text + call.text(0)) }
      return try calculate(call, { $0.addingReportingOverflow($1) }, { $0 + $1 }, { $0 + $1 })
    },
    LiquidFilter("Minus", 1...1) { call in
      try calculate(call, { $0.subtractingReportingOverflow($1) }, { $0 - $1 }, { $0 - $1 })
    },
    LiquidFilter("Times", 1...1) { call in
      if let text = call.input.string, let count = call[0].integer {
        let count = Int(clamping: max(0, count))
        try call.reserve(text.utf8.count, times: count)
        return .string(String(repeating: text, count: text.isEmpty ? 0 : count))
      }
      return try calculate(call, { $0.multipliedReportingOverflow(by: $1) }, { $0 * $1 }, { $0 * $1 })
    },
    LiquidFilter("DividedBy", 1...1) { call in
      try refuseZero(call)
      return try calculate(call, { $0.dividedReportingOverflow(by: $1) }, nil, { $0 / $1 })
    },
    LiquidFilter("Modulo", 1...1) { call in
      try refuseZero(call)
      return try calculate(
        call, { $0.remainderReportingOverflow(dividingBy: $1) }, nil,
        { $0.truncatingRemainder(dividingBy: $1) })
    },
    LiquidFilter("Abs") { call in .double(abs(number(call.input) ?? 0)) },
    LiquidFilter("AtLeast", 1...1) { call in
      guard let value = number(call.input), let least = number(call[0]) else { return call.input }
      return .double(max(value, least))
    },
    LiquidFilter("AtMost", 1...1) { call in
      guard let value = number(call.input), let most = number(call[0]) else { return call.input }
      return .double(min(value, most))
    },
    LiquidFilter("Round", 0...1) { call in
      guard var value = number(call.input).flatMap(decimal) else { return .null }
      let places = try call.integer(0, default: 0)
      guard (0...28).contains(places) else { return .null }
      var rounded = Decimal()
      NSDecimalRound(&rounded, &value, places, .bankers)
      return .double(double(rounded))
    },
    LiquidFilter("Currency", 0...1) { call in
      guard !call.input.isNull else { return .null }
      guard let value = number(call.input) else { return .string(call.input.filterText) }
      let text = try Value.double(value).text(format: "C")
      switch call.text(0).trimmingBlanks.lowercased() {
      case "": return .string(text)
      case "en-us": return .string(text.replacing("¤", with: "$"))
      default: throw call.failure("Currency: the culture '\(call.text(0))' is not available in this gateway")
      }
    },
  ]

  private typealias Whole = (Int64, Int64) -> (partialValue: Int64, overflow: Bool)

  // Decimals keep 0.1 + 10 - 10 at 0.1; where they do not reach, doubles do.
  private static func calculate(
    _ call: FilterCall, _ whole: Whole, _ exact: ((Decimal, Decimal) -> Decimal)?,
    _ real: (Double, Double) -> Double
  ) throws -> Value {
    if call.input.isNull || call[0].isNull { return .null }
    if let left = call.input.integer, let right = call[0].integer {
      let (result, overflows) = whole(left, right)
      if overflows { throw call.failure("Arithmetic operation resulted in an overflow.") }
      return .long(result)
    }
    guard let left = call.input.number, let right = call[0].number else {
      let wrong = call.input.number == nil ? call.input : call[0]
      throw call.failure("'\(wrong.liquidText)' is no number")
    }
    if let exact, let left = decimal(left), let right = decimal(right) {
      let result = exact(left, right)
      if result.isFinite { return .double(double(result)) }
    }
    return .double(real(left, right))
  }

  private static func refuseZero(_ call: FilterCall) throws {
    if call.input.integer != nil, call[0].integer == 0 {
      throw call.failure("Attempted to divide by zero.")
    }
  }

  /// A number, or a text that is one.
  private static func number(_ value: Value) -> Double? {
    value.number ?? value.string.flatMap { Double($0.trimmingBlanks) }
  }

  private static func decimal(_ number: Double) -> Decimal? {
    guard number.isFinite, abs(number) < 7.9e28 else { return nil }
    return Decimal(string: "\(number)")
  }

  private static func double(_ number: Decimal) -> Double {
    Double("\(number)") ?? .nan
  }
}
