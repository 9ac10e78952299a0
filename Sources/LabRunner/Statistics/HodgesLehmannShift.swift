/// How far the second of two sets of samples lies from the first.
public enum HodgesLehmannShift {
  /// The median of all differences between a sample of the second set and one of the first (Hodges and Lehmann);
  /// nil when a set is empty. Samples are finite.
  ///
  /// The differences are not written down, as there are as many as pairs: a number is sought by halving, of which so
  /// many differences are at most as great. There are 64 halvings for the 64 bits of a number.
  public static func between(_ first: [Double], _ second: [Double]) -> Double? {
    guard !first.isEmpty, !second.isEmpty else { return nil }
    let (low, high) = (first.sorted(), second.sorted())
    let pairs = low.count * high.count
    let middle = difference((pairs + 1) / 2, low, high)
    return pairs % 2 == 1 ? middle : middle / 2 + difference(pairs / 2 + 1, low, high) / 2
  }

  // The least number that so many differences do not exceed.
  private static func difference(_ count: Int, _ low: [Double], _ high: [Double]) -> Double {
    var (below, above) = (key(-.infinity), key(.infinity))
    while below < above {
      // Rounded down also below zero, and without an overflow.
      let middle = (below >> 1) + (above >> 1) + (below & above & 1)
      if atMost(number(middle), low, high) >= count { above = middle } else { below = middle + 1 }
    }
    return number(below)
  }

  private static func atMost(_ bound: Double, _ low: [Double], _ high: [Double]) -> Int {
    var (count, place) = (0, 0)
    // The greater the subtrahend, the more of the sorted minuends are within the bound.
    for subtrahend in low {
      while place < high.count, high[place] - subtrahend <= bound { place += 1 }
      count += place
    }
    return count
  }

  // Numbers in the order of their keys, which are whole.
  private static func key(_ number: Double) -> Int64 {
    let bits = Int64(bitPattern: number.bitPattern)
    return bits >= 0 ? bits : bits ^ .max
  }

  private static func number(_ key: Int64) -> Double {
    Double(bitPattern: UInt64(bitPattern: key >= 0 ? key : key ^ .max))
  }
}
