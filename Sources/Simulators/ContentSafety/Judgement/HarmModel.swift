/// Judges how harmful a text is in each category: a lexical model, with every rule in a table that can be read.
///
/// Each sentence is searched for patterns of words: acts, those they are done to, means and intentions, each with a
/// weight on the scale of 0 to 7. Idioms that only look harmful ("kill the process") are taken out first. The context
/// then moves the weight: a question for instructions and an intention raise it; negation, prevention, news and
/// fiction lower it; each further pattern of a category adds a little. A text is as bad as its worst sentence.
///
/// It knows what people say in plain words, best in English, and gives unseen sentences a sensible severity. It is
/// no neural model: allusion, irony and slang pass it by, and its severities are not those of Azure's service text
/// by text. It has no list of slurs; a blocklist is the place for them.
public enum HarmModel {
  /// What a pattern of the table tells.
  enum Label: String {
    case hate, selfharm, sexual, violence
    /// Words that only look harmful.
    case idiom
    /// The words after it are denied.
    case negation
    /// The words after it are meant more strongly.
    case intensifier
    /// The sentence asks how to do something, or how it is done.
    case instruction
    /// The speaker means to do it.
    case intention
    /// The sentence is about help, prevention, teaching or news.
    case prevention
    /// The text is a story, a film or a game.
    case fiction
  }

  static let table = PatternTable<Label>(
    [words, context, hate, selfHarm, sexual, violence].joined(separator: "\n"))

  /// The severity of a text in each category, 0 to 7.
  public static func severities(of text: String) -> [HarmCategory: Int] {
    let sentences = SentenceReader.sentences(of: text).map { ($0, table.matches(in: $0)) }
    let isFiction = sentences.contains { $0.1.contains { $0.label == .fiction } }
    var worst = Dictionary(uniqueKeysWithValues: HarmCategory.allCases.map { ($0, 0.0) })
    for (_, matches) in sentences {
      for category in HarmCategory.allCases {
        let weight = weight(of: category, in: matches, isFiction: isFiction)
        worst[category] = max(worst[category] ?? 0, weight)
      }
    }
    return worst.mapValues { Int(min(max($0, 0), 7) + 0.5) }
  }

  private static func weight(
    of category: HarmCategory, in matches: [PatternTable<Label>.Match], isFiction: Bool
  ) -> Double {
    let idioms = matches.filter { $0.label == .idiom }
    let harms = matches.filter { match in
      match.label == label(of: category) && !idioms.contains { $0.words.overlaps(match.words) }
    }
    guard !harms.isEmpty else { return 0 }
    let weights = harms.map { harm in
      harm.weight + adjustment(before: harm, matches)
    }
    guard let strongest = weights.max(), strongest > 0 else { return 0 }
    let others = Set(harms.map(\.pattern)).count - 1
    var weight = strongest + min(Double(others) * 0.4, 1.2)
    for label in [Label.instruction, .intention, .prevention] {
      // Sex is not made worse by wanting it; the other harms are made worse by meaning or planning them.
      if category == .sexual || category == .hate, label != .prevention { continue }
      weight += matches.first { $0.label == label }?.weight ?? 0
    }
    return isFiction ? weight - 1 : weight
  }

  // What stands shortly before the harm, or is its first word.
  private static func adjustment(
    before harm: PatternTable<Label>.Match, _ matches: [PatternTable<Label>.Match]
  ) -> Double {
    let near = matches.filter {
      $0.words.upperBound <= harm.words.lowerBound && $0.words.upperBound + 3 > harm.words.lowerBound
    }
    let negation = near.first { $0.label == .negation }?.weight ?? 0
    return negation + (near.first { $0.label == .intensifier }?.weight ?? 0)
  }

  private static func label(of category: HarmCategory) -> Label {
    switch category {
    case .hate: .hate
    case .selfHarm: .selfharm
    case .sexual: .sexual
    case .violence: .violence
    }
  }
}
