/// How one text becomes another, line by line, in the form of `diff -u`.
public struct UnifiedDiff: Sendable, Hashable {
  /// A line and what becomes of it.
  public enum Line: Sendable, Hashable {
    /// It stays.
    case same(String)
    /// It goes.
    case removed(String)
    /// It comes.
    case added(String)
  }

  /// Lines that follow one another, with some around them that stay.
  public struct Hunk: Sendable, Hashable {
    /// The number of its first line in the old text, from 1.
    public internal(set) var oldStart: Int
    /// The number of its first line in the new text, from 1.
    public internal(set) var newStart: Int
    /// Its lines.
    public internal(set) var lines: [Line] = []

    /// Its head, such as `@@ -3,7 +3,8 @@`.
    public var head: String {
      let old = lines.count { if case .added = $0 { false } else { true } }
      let new = lines.count { if case .removed = $0 { false } else { true } }
      // An empty range is named by the line before it (POSIX, diff, unified output).
      func range(_ start: Int, _ count: Int) -> String {
        count == 1 ? "\(start)" : "\(count == 0 ? start - 1 : start),\(count)"
      }
      return "@@ -\(range(oldStart, old)) +\(range(newStart, new)) @@"
    }
  }

  /// Lines that stay around those that do not.
  static let context = 3
  /// The most lines, beginning and end of both texts aside, among which the fewest changes are sought: the search
  /// takes the square of it. Of more lines all are told as changed.
  static let mostSought = 3000

  /// What changes; empty when the lines are the same.
  public let hunks: [Hunk]

  /// Compares two texts.
  public init(from old: String, to new: String) {
    hunks = Self.hunks(Self.lines(Self.split(old), Self.split(new)))
  }

  /// The hunks as text, a line end after each line.
  public var text: String {
    hunks.map { hunk in
      hunk.head + "\n" + hunk.lines.map { $0.text + "\n" }.joined()
    }.joined()
  }

  // By bytes: to Swift a carriage return and a line feed are one character.
  private static func split(_ text: String) -> [Substring] {
    var lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(
      Substring.init)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  private static func lines(_ old: [Substring], _ new: [Substring]) -> [Line] {
    var start = 0
    while start < min(old.count, new.count), old[start] == new[start] { start += 1 }
    var end = 0
    while end < min(old.count, new.count) - start, old[old.count - 1 - end] == new[new.count - 1 - end] {
      end += 1
    }
    let (before, after) = (old[start..<old.count - end], new[start..<new.count - end])
    return old[..<start].map { .same(String($0)) } + changes(Array(before), Array(after))
      + old[(old.count - end)...].map { .same(String($0)) }
  }

  private static func changes(_ old: [Substring], _ new: [Substring]) -> [Line] {
    guard old.count + new.count <= mostSought else {
      return old.map { .removed(String($0)) } + new.map { .added(String($0)) }
    }
    let difference = new.difference(from: old)
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var lines: [Line] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      if left < old.count, removed.contains(left) {
        lines.append(.removed(String(old[left])))
        left += 1
      } else if right < new.count, added.contains(right) {
        lines.append(.added(String(new[right])))
        right += 1
      } else {
        lines.append(.same(String(old[left])))
        (left, right) = (left + 1, right + 1)
      }
    }
    return lines
  }

  private static func hunks(_ lines: [Line]) -> [Hunk] {
    var hunks: [Hunk] = []
    var (old, new) = (1, 1)
    var lastChange = -context - 1
    for (index, line) in lines.enumerated() {
      if case .same = line {
        if index - lastChange <= context, !hunks.isEmpty { hunks[hunks.count - 1].lines.append(line) }
      } else {
        let shown = hunks.isEmpty ? 0 : min(index, lastChange + context + 1)
        let around = max(shown, index - context)..<max(shown, index)
        // The lines between two changes that are near belong to both.
        if hunks.isEmpty || index - lastChange > 2 * context + 1 {
          hunks.append(Hunk(oldStart: old - around.count, newStart: new - around.count))
        }
        hunks[hunks.count - 1].lines += lines[around] + [line]
        lastChange = index
      }
      if case .added = line {} else { old += 1 }
      if case .removed = line {} else { new += 1 }
    }
    return hunks
  }
}

extension UnifiedDiff.Line {
  /// The line with the sign of what becomes of it.
  public var text: String {
    switch self {
    case .same(let text): " " + text
    case .removed(let text): "-" + text
    case .added(let text): "+" + text
    }
  }
}
