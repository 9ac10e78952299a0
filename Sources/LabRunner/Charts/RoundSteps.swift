import Foundation

/// Steps between the marks of an axis that people can read: 1, 2 or 5 times a power of ten.
enum RoundSteps {
  /// The least such step that divides a length into no more than a number of parts; 1 where there is no length.
  static func step(over length: Double, parts: Double) -> Double {
    guard length > 0, length.isFinite, parts >= 1 else { return 1 }
    let rough = length / parts
    let power = pow(10, log10(rough).rounded(.down))
    guard power > 0, power.isFinite else { return 1 }
    return ([1, 2, 5].first { $0 * power >= rough } ?? 10) * power
  }

  /// The least step of time, in seconds, that divides a length into no more than a number of parts: round in
  /// seconds, minutes or hours.
  static func timeStep(over seconds: Double, parts: Double) -> Double {
    let rough = seconds / max(parts, 1)
    guard rough > 10 else { return step(over: seconds, parts: parts) }
    let steps: [Double] = [
      15, 20, 30, 60, 120, 300, 600, 900, 1200, 1800, 3600, 7200, 14_400, 21_600, 43_200,
    ]
    if let step = steps.first(where: { $0 >= rough }) { return step }
    return step(over: seconds / 86_400, parts: parts) * 86_400
  }
}
