/// Cuts what the user said into wishes, and finds the function for each.
struct ToolTasks {
  struct Task {
    /// Which of the candidates.
    let candidate: Int
    /// The words that are about it.
    var words: Range<Int>
  }

  private static let mostSegments = 24

  private let match: ToolMatch
  private let reader: ArgumentReader
  private let usable: [Int]

  /// - Parameter usable: Which of the candidates may be called.
  init(_ match: ToolMatch, _ reader: ArgumentReader, usable: [Int]) {
    self.match = match
    self.reader = reader
    self.usable = usable
  }

  private var text: UserText { reader.text }

  /// The wishes that functions can fulfil, in the order in which they were said.
  func tasks() -> [Task] {
    var tasks: [Task] = []
    var start = 0
    for segment in segments() {
      let range = start..<segment.upperBound
      if let candidate = best(for: segment) {
        if let last = tasks.last, last.candidate == candidate, !standsAlone(segment, candidate) {
          tasks[tasks.count - 1].words = last.words.lowerBound..<segment.upperBound
        } else {
          tasks.append(Task(candidate: candidate, words: range))
        }
        start = segment.upperBound
      } else if let last = tasks.last {
        if standsAlone(segment, last.candidate) {
          tasks.append(Task(candidate: last.candidate, words: segment))
        } else {
          tasks[tasks.count - 1].words = last.words.lowerBound..<segment.upperBound
        }
        start = segment.upperBound
      }
    }
    if !tasks.isEmpty { return tasks }
    return best(for: text.words.indices).map { [Task(candidate: $0, words: text.words.indices)] } ?? []
  }

  /// The function that fits some words; nil when none fits well enough.
  func best(for words: Range<Int>, threshold: Double = ToolMatch.threshold) -> Int? {
    let scored = usable.map { ($0, match.score(match.candidates[$0], text.words[words])) }
    let likely = scored.filter { $0.1 > 0 }.sorted { ($0.1, -$0.0) > ($1.1, -$1.0) }.prefix(5)
    let rated = likely.compactMap { index, score -> (Int, Double)? in
      let candidate = match.candidates[index]
      let reading = reader.reading(candidate.slots, toolWords: candidate.words, in: words)
      let strong = min(3, reading.strongCount)
      guard score >= threshold || (score >= 1.2 && strong > 0 && reading.missing.isEmpty) else { return nil }
      let unused = reader.mentions.indices.count { mention in
        Self.telling.contains(reader.mentions[mention].sort) && !reading.mentions.contains(mention)
          && words.contains(reader.mentions[mention].words.lowerBound)
          && (reader.mentions[mention].sort != .quote
            || !reading.words.contains(reader.mentions[mention].words.lowerBound))
      }
      return (
        index,
        score + 0.4 * Double(strong) - 0.6 * Double(min(2, reading.missing.count)) - 0.3
          * Double(min(3, unused))
      )
    }
    return rated.max { ($0.1, -$0.0) < ($1.1, -$1.0) }?.0
  }

  // What is seldom in a text by chance: a function that has no use for it is hardly the right one.
  private static let telling: Set<Mention.Sort> = [
    .code, .email, .url, .phone, .date, .time, .money, .measure, .quote, .path,
  ]

  // Whether a part of a sentence has all that a call needs, and so is one of its own.
  private func standsAlone(_ segment: Range<Int>, _ index: Int) -> Bool {
    let candidate = match.candidates[index]
    let required = candidate.slots.count(where: \.isRequired)
    guard required > 0 else { return false }
    let reading = reader.reading(candidate.slots, toolWords: candidate.words, in: segment, elsewhere: false)
    guard reading.missing.isEmpty, reading.strongCount > 0 else { return false }
    let hasOwnWord = match.score(candidate, text.words[segment]) >= ToolMatch.threshold
    return hasOwnWord || (required > 1 && reading.strongCount > 1)
  }

  // Sentences, and parts of them that `and`, `then` and the like begin.
  private func segments() -> [Range<Int>] {
    var segments: [Range<Int>] = []
    var start = 0
    for (index, word) in text.words.enumerated() {
      let isLast = index == text.words.count - 1
      let next = isLast ? nil : text.words[index + 1]
      let isCut =
        word.endsSentence
        || (next.map { CommonWords.connectors.contains($0.folded) && !$0.isQuoted } == true
          && !CommonWords.connectors.contains(word.folded))
        || (word.after.contains(",") && next.flatMap { Action($0.stem) } != nil)
      guard isCut && segments.count < Self.mostSegments - 1 || isLast, !(word.isQuoted && !isLast) else {
        continue
      }
      segments.append(start..<index + 1)
      start = index + 1
    }
    return segments
  }
}
