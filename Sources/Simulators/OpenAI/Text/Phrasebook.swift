import LabTime

/// One language's sentences and words.
///
/// A sentence has gaps in braces: `{topic}` is a word of the question, every other gap a list of words.
struct Phrasebook: Sendable {
  /// Sentences by mood; moods that are missing speak plainly.
  let plain: [String]
  let sarcastic: [String]
  let friendly: [String]
  /// How answers begin, by mood.
  let plainOpenings: [String]
  let sarcasticOpenings: [String]
  let friendlyOpenings: [String]
  /// What fills the gaps.
  let gaps: [String: [String]]
  /// Words of a question that are not its topic; also what tells the language.
  let commonWords: Set<String>
  /// The topic of a question that has none.
  let emptyTopic: String

  func sentences(_ mood: Mood) -> [String] {
    switch mood {
    case .plain: plain
    case .sarcastic: sarcastic.isEmpty ? plain : sarcastic
    case .friendly: friendly.isEmpty ? plain : friendly + plain
    }
  }

  func opening(_ mood: Mood, _ random: RandomSource) -> String {
    let openings =
      switch mood {
      case .plain: plainOpenings
      case .sarcastic: sarcasticOpenings.isEmpty ? plainOpenings : sarcasticOpenings
      case .friendly: friendlyOpenings.isEmpty ? plainOpenings : friendlyOpenings
      }
    return pick(openings, random)
  }

  /// A sentence with its gaps filled.
  func fill(_ sentence: String, _ topic: Topic, _ random: RandomSource) -> String {
    var text = ""
    var rest = Substring(sentence)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      text += rest[..<open]
      let gap = String(rest[rest.index(after: open)..<close])
      text += gap == "topic" ? pick(topic.words, random) : pick(gaps[gap] ?? [], random)
      rest = rest[rest.index(after: close)...]
    }
    text += rest
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  /// A few words, where no sentence is wanted.
  func words(_ random: RandomSource) -> String {
    "\(pick(gaps["quality"] ?? [], random)) \(pick(gaps["thing"] ?? [], random))"
  }

  /// The book of the language that a text seems to be in; English when it is not plain.
  static func forLanguage(of text: String) -> Phrasebook {
    let words = text.split(whereSeparator: { !$0.isLetter }).prefix(60).map { $0.lowercased() }
    var best = english
    var bestCount = words.count { english.commonWords.contains($0) }
    for book in [spanish, french, german] {
      let count = words.count { book.commonWords.contains($0) }
      if count > bestCount {
        best = book
        bestCount = count
      }
    }
    return best
  }

  private func pick(_ choices: [String], _ random: RandomSource) -> String {
    choices.isEmpty ? "" : choices[random.next(in: 0...(choices.count - 1))]
  }
}
