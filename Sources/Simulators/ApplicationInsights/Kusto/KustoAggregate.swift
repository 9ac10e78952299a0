import OpenAI

/// A function over the rows of a group.
struct KustoAggregate: Sendable {
  /// `sum`, `count` and the like.
  enum Kind: String, Sendable {
    case count, countif, sum, sumif, avg, min, max, dcount, percentile
    case makeList = "make_list"
    case makeSet = "make_set"
    case takeAny = "take_any"
    case any
  }

  let kind: Kind
  let arguments: [KustoExpression]

  /// How many arguments a kind takes.
  static func argumentCount(of kind: Kind) -> ClosedRange<Int> {
    switch kind {
    case .count: 0...0
    case .sumif, .percentile: 2...2
    default: 1...1
    }
  }

  /// The name of the column that it makes when it is given none.
  var columnName: String {
    let column = arguments.first?.columnName ?? ""
    return switch kind {
    case .makeList: "list_\(column)"
    case .makeSet: "set_\(column)"
    case .takeAny, .any: column
    case .percentile: "percentile_\(column)"
    default: "\(kind.rawValue)_\(column)"
    }
  }

  /// The value for a group.
  func value(_ rows: [[KustoValue]]) -> KustoValue {
    guard let first = arguments.first else { return .long(rows.count) }
    switch kind {
    case .count: return .long(rows.count)
    case .countif: return .long(rows.count { first.value($0).isTrue })
    case .sumif:
      return Self.sum(rows.filter { arguments.last?.value($0).isTrue ?? false }.map { first.value($0) })
    default: break
    }
    let values = rows.map { first.value($0).scalar }.filter { $0 != .null }
    switch kind {
    case .sum: return Self.sum(values)
    case .avg:
      let numbers = values.compactMap(\.number)
      return numbers.isEmpty ? .null : .real(numbers.reduce(0, +) / Double(numbers.count))
    case .min: return values.min { ($0.compared(to: $1) ?? 0) < 0 } ?? .null
    case .max: return values.max { ($0.compared(to: $1) ?? 0) < 0 } ?? .null
    case .dcount: return .long(Set(values).count)
    case .percentile: return percentile(values)
    case .makeList: return .dynamic(.array(values.map(\.json)))
    case .makeSet:
      var seen: Set<KustoValue> = []
      return .dynamic(.array(values.filter { seen.insert($0).inserted }.map(\.json)))
    default: return values.first ?? .null
    }
  }

  // The value that so many percent do not exceed: the nearest rank.
  private func percentile(_ values: [KustoValue]) -> KustoValue {
    guard let share = arguments.last?.value([]).number, !values.isEmpty else { return .null }
    let sorted = values.sorted { ($0.compared(to: $1) ?? 0) < 0 }
    let rank = Int((Swift.min(Swift.max(share, 0), 100) / 100 * Double(sorted.count)).rounded(.up))
    return sorted[Swift.min(Swift.max(rank, 1), sorted.count) - 1]
  }

  // Whole numbers stay whole.
  private static func sum(_ values: [KustoValue]) -> KustoValue {
    var whole = 0
    for value in values {
      guard case .long(let number) = value.scalar else {
        return .real(values.compactMap(\.number).reduce(0, +))
      }
      whole &+= number
    }
    return .long(whole)
  }
}
