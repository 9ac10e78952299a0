/// Guesses which known name a misspelt one means.
public enum Spelling {
  /// The known name with the fewest letters to change, or nil when none is close.
  ///
  /// A name is close when at most a third of its letters, and at least one, differ. Of two names equally
  /// close the one given first wins.
  public static func nearest(to name: String, in known: some Sequence<String>) -> String? {
    let wanted = letters(of: name)
    var best: (name: String, distance: Int)?
    for candidate in known {
      let letters = letters(of: candidate)
      let close = max(1, max(wanted.count, letters.count) / 3)
      let farthest = min(close, best.map { $0.distance - 1 } ?? close)
      // Names differ by no less than their lengths do: most are told apart by that alone.
      guard abs(wanted.count - letters.count) <= farthest,
        let distance = distance(wanted, letters, farthest: farthest)
      else { continue }
      best = (candidate, distance)
    }
    return best?.name
  }

  // Longer names are compared by their beginnings, so that hostile input costs no more.
  private static let longest = 64

  private static func letters(of name: String) -> [UInt8] {
    name.utf8.prefix(longest).map { byte in
      (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
  }

  // Damerau's distance between neighbours: insertions, deletions, replacements, and two letters swapped; nil when it
  // is larger than `farthest`, which is known as soon as two rows in a row hold nothing smaller.
  private static func distance(_ left: [UInt8], _ right: [UInt8], farthest: Int) -> Int? {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    var lowest = 0
    for (row, letter) in left.enumerated() {
      var current = [row + 1]
      current.reserveCapacity(right.count + 1)
      var lowestHere = row + 1
      for (column, other) in right.enumerated() {
        var cost = min(last[column + 1] + 1, current[column] + 1, last[column] + (letter == other ? 0 : 1))
        if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current.append(cost)
        lowestHere = min(lowestHere, cost)
      }
      if lowest > farthest, lowestHere > farthest { return nil }
      lowest = lowestHere
      beforeLast = last
      last = current
    }
    return last[right.count] <= farthest ? last[right.count] : nil
  }
}
