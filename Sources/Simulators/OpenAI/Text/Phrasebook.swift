import LabTime

/// One language's sentences and words.
struct Phrasebook: Sendable {
  /// Sentences by mood; moods that are missing speak plainly.
  let plain: [Sentence]
  let sarcastic: [Sentence]
  let friendly: [Sentence]
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
  /// The language's English name.
  let language: String

  func sentences(_ mood: Mood) -> [Sentence] {
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
  func fill(_ sentence: Sentence, _ topic: Topic, _ random: RandomSource) -> String {
    var text = ""
    for part in sentence.parts {
      switch part {
      case .text(let fixed): text += fixed
      case .topic: text += pick(topic.words, random)
      case .gap(let name): text += pick(gaps[name] ?? [], random, besidesThoseIn: text)
      }
    }
    guard text.first?.isLowercase == true else { return text }
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  /// A few words, where no sentence is wanted.
  func words(_ random: RandomSource) -> String {
    "\(pick(gaps["quality"] ?? [], random)) \(pick(gaps["object"] ?? [], random))"
  }

  /// The book of the language that words seem to be of; English when it is not plain.
  static func forLanguage(of words: Words) -> Phrasebook {
    var best = english
    var bestCount = words.all.count { english.commonWords.contains($0.lowercased) }
    for book in [spanish, french, german] {
      let count = words.all.count { book.commonWords.contains($0.lowercased) }
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

  // So that nothing "matters more than" itself.
  private func pick(_ choices: [String], _ random: RandomSource, besidesThoseIn text: String) -> String {
    let choice = pick(choices, random)
    return text.contains(choice) ? pick(choices.filter { !text.contains($0) }, random) : choice
  }
}
