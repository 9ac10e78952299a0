/// Amounts that a text tells in parts: `one for me and one for each of my ten friends` is eleven.
struct Amounts {
  private let words: [TextWord]

  init(_ words: [TextWord]) {
    self.words = words
  }

  /// The mentions, those that make one amount together as one.
  func combined(_ mentions: [Mention]) -> [Mention] {
    var mentions = mentions
    var start = 0
    while let each = words[start...].firstIndex(where: { $0.folded == "each" || $0.folded == "every" }) {
      start = each + 1
      guard let many = index(of: each + 1..<min(each + 5, words.count), in: mentions) else { continue }
      let count = Self.value(mentions[many])
      let single = index(of: max(0, each - 3)..<each, in: mentions)
      var total = count * (single.map { Self.value(mentions[$0]) } ?? 1)
      let first = single.map { mentions[$0].words.lowerBound } ?? max(0, each - 1)
      var joined = [many] + (single.map { [$0] } ?? [])
      if first > 0, ["and", "plus", "und", "et"].contains(words[first - 1].folded),
        let other = index(of: max(0, first - 8)..<first, in: mentions)
      {
        total += Self.value(mentions[other])
        joined.append(other)
      }
      let kept = joined.min() ?? many
      mentions[kept].kind = .number(total, nil)
      mentions[kept].text = total == total.rounded() && total.magnitude < 1e15 ? "\(Int(total))" : "\(total)"
      mentions = mentions.enumerated().filter { $0.offset == kept || !joined.contains($0.offset) }.map(
        \.element)
    }
    return mentions
  }

  private func index(of range: Range<Int>, in mentions: [Mention]) -> Int? {
    guard !range.isEmpty else { return nil }
    return mentions.lastIndex { $0.sort == .number && range.contains($0.words.lowerBound) }
  }

  private static func value(_ mention: Mention) -> Double {
    if case .number(let value, _) = mention.kind { value } else { 1 }
  }
}
