import ArgumentParser
import LabTime

/// A time as people type it: `90s`, `45m`, `1h30m`, `500ms`, `2d`.
struct TimeLimit: ExpressibleByArgument, Sendable, Hashable {
  let duration: Duration

  /// The time in whole seconds, as the help shows a default.
  var defaultValueDescription: String { "\(duration.components.seconds)s" }

  init(duration: Duration) {
    self.duration = duration
  }

  /// Reads one or more whole numbers with a unit each, the greater unit first; nil for anything else.
  init?(argument: String) {
    var rest = argument[...]
    var total = Int64(0)
    var last = Int64.max
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      let letters = rest.dropFirst(digits.count).prefix { !$0.isNumber }
      guard let number = Int64(digits), let unit = Self.units[String(letters)], unit < last else {
        return nil
      }
      let (part, overflow) = number.multipliedReportingOverflow(by: unit)
      let (sum, carried) = total.addingReportingOverflow(part)
      // A century is more than anybody waits.
      guard !overflow, !carried, sum <= 3_155_760_000_000 else { return nil }
      total = sum
      last = unit
      rest = rest.dropFirst(digits.count + letters.count)
    }
    guard total > 0 else { return nil }
    duration = .milliseconds(total)
  }

  private static let units: [String: Int64] = [
    "ms": 1, "s": 1000, "m": 60_000, "min": 60_000, "h": 3_600_000, "d": 86_400_000,
  ]
}
