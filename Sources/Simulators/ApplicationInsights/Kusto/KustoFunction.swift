import LabTime
import OpenAI

/// A scalar function.
struct KustoFunction: Sendable {
  /// How many arguments it takes.
  let arguments: ClosedRange<Int>
  let apply: @Sendable ([KustoValue]) -> KustoValue

  /// The function of a name, as it is when a query begins; nil when it is not known here.
  static func named(_ name: String, now: Instant) -> KustoFunction? {
    switch name {
    case "now": KustoFunction(arguments: 0...1) { .datetime(now + .nanoseconds($0.first?.span ?? 0)) }
    case "ago": one { $0.span.map { .datetime(now - .nanoseconds($0)) } ?? .null }
    case "tostring": one { .string($0.text) }
    case "toint", "tolong": one { whole($0) }
    case "todouble", "toreal", "todecimal": one { real($0) }
    case "tobool": one { bool($0) }
    case "todatetime": one { datetime($0) }
    case "parse_json", "todynamic", "toobject": one { dynamic($0) }
    case "tolower": one { .string($0.text.lowercased()) }
    case "toupper": one { .string($0.text.uppercased()) }
    case "strlen": one { .long($0.text.unicodeScalars.count) }
    case "isempty": one { .bool($0.text.isEmpty) }
    case "isnotempty": one { .bool(!$0.text.isEmpty) }
    case "isnull": one { .bool($0.scalar == .null) }
    case "isnotnull": one { .bool($0.scalar != .null) }
    case "not": one { .bool(!$0.isTrue) }
    case "abs": one { $0.number.map { .real($0.magnitude) } ?? .null }
    case "round":
      KustoFunction(arguments: 1...2) { rounded($0[0], digits: $0.count > 1 ? whole($0[1]) : .long(0)) }
    case "iff", "iif": KustoFunction(arguments: 3...3) { $0[0].isTrue ? $0[1] : $0[2] }
    case "coalesce": KustoFunction(arguments: 2...64) { $0.first { $0.scalar != .null } ?? .null }
    case "strcat": KustoFunction(arguments: 1...64) { .string($0.map(\.text).joined()) }
    case "bin", "floor": KustoFunction(arguments: 2...2) { binned($0[0].scalar, by: $0[1].scalar) }
    case "startofday": one { binned($0.scalar, by: .timespan(86_400_000_000_000)) }
    case "format_datetime": KustoFunction(arguments: 2...2) { formatted($0[0], as: $0[1].text) }
    default: nil
    }
  }

  private static func one(_ apply: @escaping @Sendable (KustoValue) -> KustoValue) -> KustoFunction {
    KustoFunction(arguments: 1...1) { apply($0[0]) }
  }

  private static func whole(_ value: KustoValue) -> KustoValue {
    if case .string(let text) = value.scalar { return Int(text).map(KustoValue.long) ?? .null }
    if case .bool(let bool) = value.scalar { return .long(bool ? 1 : 0) }
    return value.number.flatMap { Int(exactly: $0.rounded(.towardZero)) }.map(KustoValue.long) ?? .null
  }

  private static func real(_ value: KustoValue) -> KustoValue {
    if case .string(let text) = value.scalar { return Double(text).map(KustoValue.real) ?? .null }
    return value.number.map(KustoValue.real) ?? .null
  }

  private static func bool(_ value: KustoValue) -> KustoValue {
    switch value.scalar {
    case .bool: value.scalar
    case .string(let text) where ["true", "false"].contains(text.lowercased()):
      .bool(text.lowercased() == "true")
    case .long(let number): .bool(number != 0)
    default: .null
    }
  }

  private static func datetime(_ value: KustoValue) -> KustoValue {
    if case .datetime = value.scalar { return value.scalar }
    return Instant(kusto: value.text).map(KustoValue.datetime) ?? .null
  }

  private static func dynamic(_ value: KustoValue) -> KustoValue {
    switch value {
    case .dynamic(let json):
      if let text = json.string, let inner = try? JSON(parsing: text) { return .dynamic(inner) }
      return value
    case .string(let text):
      return (try? JSON(parsing: text)).map(KustoValue.dynamic) ?? .dynamic(.string(text))
    default: return .dynamic(value.json)
    }
  }

  private static func rounded(_ value: KustoValue, digits: KustoValue) -> KustoValue {
    guard let number = value.number, case .long(let digits) = digits else { return .null }
    var scale = 1.0
    for _ in 0..<min(max(0, digits), 15) { scale *= 10 }
    return .real((number * scale).rounded() / scale)
  }

  // The greatest multiple of a size that is not above a value.
  private static func binned(_ value: KustoValue, by size: KustoValue) -> KustoValue {
    func floor(_ value: Int64, _ size: Int64) -> Int64? {
      guard size > 0 else { return nil }
      let rest = value % size
      return value.subtractingReportingOverflow(rest < 0 ? rest + size : rest).partialValue
    }
    switch (value, size) {
    case (.datetime(let instant), .timespan(let size)):
      return floor(instant.nanoseconds, size).map { .datetime(Instant(nanoseconds: $0)) } ?? .null
    case (.timespan(let span), .timespan(let size)):
      return floor(span, size).map(KustoValue.timespan) ?? .null
    case (.long(let value), .long(let size)):
      return floor(Int64(value), Int64(size)).map { .long(Int($0)) } ?? .null
    default:
      guard let value = value.number, let size = size.number, size > 0 else { return .null }
      return .real((value / size).rounded(.down) * size)
    }
  }

  // Source: "format_datetime()" of the Kusto reference, its letters for UTC dates and times.
  private static func formatted(_ value: KustoValue, as format: String) -> KustoValue {
    guard case .datetime(let instant) = value.scalar else { return .null }
    let parts = instant.components
    var text = ""
    var rest = format[...]
    while let letter = rest.first {
      let run = rest.prefix { $0 == letter }
      rest = rest.dropFirst(run.count)
      let number: Int? =
        switch letter {
        case "y": run.count <= 2 ? parts.year % 100 : parts.year
        case "M": parts.month
        case "d": parts.day
        case "H": parts.hour
        case "h": (parts.hour + 11) % 12 + 1
        case "m": parts.minute
        case "s": parts.second
        default: nil
        }
      if let number {
        let digits = String(number)
        text += String(repeating: "0", count: max(0, run.count - digits.count)) + digits
      } else if letter == "f" {
        let digits = String(parts.nanosecond + 1_000_000_000).dropFirst()
        text += digits.prefix(run.count)
      } else {
        text += run
      }
    }
    return .string(text)
  }
}

extension KustoValue {
  /// Nanoseconds, when this is a time span.
  fileprivate var span: Int64? {
    if case .timespan(let span) = scalar { span } else { nil }
  }
}
