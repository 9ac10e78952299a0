/// Guesses which known name a misspelt one means.
public enum Spelling {
  /// The known name with the fewest letters to change, or nil when none is close.
  ///
  /// A name is close when at most a third of its letters, and at least one, differ. Of two names equally
  /// close the one given first wins.
  public static func nearest(to name: String, in known: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased().utf8.prefix(longest))
    var best: (name: String, distance: Int)?
    for candidate in known {
      let letters = Array(candidate.lowercased().utf8.prefix(longest))
      let distance = distance(wanted, letters)
      guard distance <= max(1, max(wanted.count, letters.count) / 3), distance < best?.distance ?? .max
      else { continue }
      best = (candidate, distance)
    }
    return best?.name
  }

  // Longer names are compared by their beginnings, so that hostile input costs no more.
  private static let longest = 64

  // Damerau's distance between neighbours: insertions, deletions, replacements, and two letters swapped.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var current = [row + 1]
      current.reserveCapacity(right.count + 1)
      for (column, other) in right.enumerated() {
        var cost = min(last[column + 1] + 1, current[column] + 1, last[column] + (letter == other ? 0 : 1))
        if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current.append(cost)
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}
