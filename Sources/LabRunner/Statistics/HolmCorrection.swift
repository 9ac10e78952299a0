/// Makes up for having looked at many differences at once, of which one in twenty would seem significant by chance.
public enum HolmCorrection {
  /// The most tests of which each is taken by itself.
  public static let mostUncorrected = 5

  /// The probabilities corrected by Holm's method, in the same order: what is below a level together has at most that
  /// level's chance of holding a difference that is none.
  public static func adjusted(_ probabilities: [Double]) -> [Double] {
    var adjusted = probabilities
    var greatest = 0.0
    let order = probabilities.indices.sorted { probabilities[$0] < probabilities[$1] }
    for (place, index) in order.enumerated() {
      greatest = max(greatest, min(1, probabilities[index] * Double(probabilities.count - place)))
      adjusted[index] = greatest
    }
    return adjusted
  }
}
