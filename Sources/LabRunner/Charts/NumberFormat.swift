import Foundation

/// Writes the numbers of a chart with the same number of decimals, about three digits that count.
struct NumberFormat: Sendable {
  let decimals: Int

  init(decimals: Int) {
    self.decimals = decimals
  }

  /// Whole numbers stay whole; else the greatest number decides.
  init(for values: [Double]) {
    let greatest = values.reduce(0) { max($0, $1.magnitude) }
    decimals =
      if values.allSatisfy({ $0 == $0.rounded() }) || greatest >= 1000 { 0 } else if greatest >= 10 {
        1
      } else if greatest >= 0.1 { 2 } else if greatest >= 0.001 { 4 } else { 6 }
  }

  /// The marks of an axis from zero to its greatest value; large ones are whole.
  init(forAxisUpTo greatest: Double) {
    self.init(for: [greatest, greatest / 2].map { greatest >= 10 ? $0.rounded() : $0 })
  }

  /// The marks of an axis that are a step apart.
  init(forSteps step: Double) {
    self.init(decimals: step >= 1 || step <= 0 ? 0 : Int((-log10(step)).rounded(.up)))
  }

  func text(_ value: Double) -> String {
    let scale: Double = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000][min(max(decimals, 0), 6)]
    let scaled = (value * scale).rounded()
    // Beyond 15 digits a double has nothing more to say than its own description does.
    guard scaled.magnitude < 1e15 else { return "\(value)" }
    let digits = String(Int64(scaled.magnitude))
    let sign = scaled < 0 ? "-" : ""
    guard decimals > 0 else { return sign + digits }
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }
}
