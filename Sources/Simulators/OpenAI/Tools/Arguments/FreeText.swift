/// Reads the words of a text that are an argument as they stand: a message, a title, what is searched for.
struct FreeText {
  private let text: UserText
  private let range: Range<Int>
  /// The words that other arguments have taken.
  private let taken: Set<Int>
  private let toolWords: Set<Stem>
  private let toolConcepts: Set<Int>

  /// - Parameter toolWords: The stems of the tool's name and of its slots' names, which are no part of an argument.
  init(_ text: UserText, in range: Range<Int>, taken: Set<Int>, toolWords: Set<Stem>) {
    self.text = text
    self.range = range
    self.taken = taken
    self.toolWords = toolWords
    toolConcepts = Set(toolWords.flatMap(Thesaurus.concepts))
  }

  private var words: [TextWord] { text.words }

  /// The words for a slot that some word of the text introduces; nil when none does.
  func introduced(_ slot: Slot) -> Range<Int>? {
    if let found = slot.role == nil ? named(slot) : inRole(slot) ?? named(slot) { return found }
    for trigger in Self.triggers[slot.meaning] ?? [] {
      for index in range where matches(trigger, at: index) {
        let start = index + trigger.count
        if let found = run(from: start, endsAtTaken: slot.meaning != .query) { return found }
      }
    }
    if slot.meaning == .text || slot.meaning == .title,
      let colon = range.first(where: { words[$0].after == ":" })
    {
      return run(from: colon + 1, endsAtTaken: false)
    }
    return nil
  }

  /// What is left when the words that only ask for the tool are left out.
  func remainder(isQuestion: Bool) -> Range<Int>? {
    var start = range.lowerBound
    while start < range.upperBound, isAsking(words[start], isQuestion: isQuestion) || taken.contains(start) {
      start += 1
    }
    guard var found = run(from: start, endsAtTaken: !isQuestion) else { return nil }
    while found.count > 1, let last = words[found].last,
      isToolWord(last) || CommonWords.contains(last.folded)
    {
      found = found.lowerBound..<found.upperBound - 1
    }
    return found
  }

  private func isAsking(_ word: TextWord, isQuestion: Bool) -> Bool {
    if isQuestion {
      return CommonWords.polite.contains(word.folded) || (Action(word.stem) != nil && !word.isCapitalised)
        || (word.startsSentence && Action(word.stem) != nil) || toolWords.contains(word.stem)
    }
    return CommonWords.contains(word.folded) || Action(word.stem) != nil || isToolWord(word)
      || (word.startsSentence && !Thesaurus.concepts(of: word.stem).isEmpty)
  }

  // A word of the tool's name, or one that means the same.
  private func isToolWord(_ word: TextWord) -> Bool {
    toolWords.contains(word.stem)
      || (!word.isCapitalised && !Thesaurus.concepts(of: word.stem).isDisjoint(with: toolConcepts))
  }

  // A slot's own name before it: `subject: Hello`, `the playlist Chill Vibes`, `a book called ...`.
  private func named(_ slot: Slot) -> Range<Int>? {
    let names = Set(slot.path.last.map(Stem.all) ?? []).subtracting(Self.vague)
    for index in range where index + 1 < range.upperBound && names.contains(where: words[index].stem.isAkin) {
      var start = index + 1
      let isMarked = words[index].after.contains(":")
      let link = words[start].folded
      if ["is", "to", "of", "called", "named", "titled", "as", "for", "saying", "about"].contains(link) {
        start += 1
      } else if !isMarked, !isNameLike(words[start]) {
        continue
      }
      if let found = run(from: start, endsAtTaken: true) { return found }
    }
    return nil
  }

  // `from one to other`: what stands behind the word for the slot's role, up to the word for another.
  private func inRole(_ slot: Slot) -> Range<Int>? {
    let introducing: Set<String> =
      switch slot.role {
      case .from where Self.namelike.contains(slot.meaning): ["from"]
      case .to where Self.namelike.contains(slot.meaning): ["to", "into"]
      default: []
      }
    guard let index = range.last(where: { introducing.contains(words[$0].folded) }),
      index + 1 < range.upperBound,
      let found = run(from: index + 1, endsAtTaken: true)
    else { return nil }
    let end = found.dropFirst().first { ["to", "into", "from", "until"].contains(words[$0].folded) }
    return found.lowerBound..<(end ?? found.upperBound)
  }

  private static let namelike: Set<Meaning> = [.anything, .identifier, .title]

  // What may be a name behind the word for what it names: `the user octocat`.
  private func isNameLike(_ word: TextWord) -> Bool {
    if word.isCapitalised { return !word.startsSentence && !Gazetteer.isRegion(word.text) }
    guard !CommonWords.contains(word.folded), Action(word.stem) == nil, !toolWords.contains(word.stem) else {
      return false
    }
    // The last word of a sentence is no part of anything that comes behind it.
    return word.isFollowedByMark || word.range.upperBound == words.last?.range.upperBound
      || (Thesaurus.concepts(of: word.stem).isEmpty && !word.text.contains { $0.isNumber })
  }

  private static let vague: Set<Stem> = Set(
    ["name", "text", "query", "q", "content", "item", "message", "to", "body", "input", "title", "term"].map {
      Stem($0)
    })

  private func matches(_ trigger: [String], at index: Int) -> Bool {
    index + trigger.count < range.upperBound && zip(trigger, words[index...]).allSatisfy { $0 == $1.folded }
  }

  // Words up to the end of the sentence, and up to what another argument has taken.
  private func run(from start: Int, endsAtTaken: Bool) -> Range<Int>? {
    var start = start
    while start < range.upperBound,
      ["the", "a", "an", "to", "that", "der", "die", "das", "le", "la"].contains(words[start].folded),
      start + 1 < range.upperBound, !words[start].isFollowedByMark,
      !words[start].isCapitalised || words[start].startsSentence
    {
      start += 1
    }
    guard start < range.upperBound, !taken.contains(start) || !endsAtTaken else { return nil }
    guard
      !Self.pronouns.contains(words[start].folded)
        || start + 1 < range.upperBound && Self.clauses.contains(words[start].folded)
    else { return nil }
    var end = start
    while end < range.upperBound, !(endsAtTaken && taken.contains(end)) {
      end += 1
      if words[end - 1].endsSentence { break }
    }
    // The word that introduces the next argument is not part of this one.
    while end > start + 1, end < range.upperBound, Self.links.contains(words[end - 1].folded) { end -= 1 }
    while end > start + 1, Self.closing.contains(words[end - 1].folded) { end -= 1 }
    return start < end ? start..<end : nil
  }

  private static let pronouns: Set<String> = [
    "me", "us", "you", "him", "her", "them", "it", "mich", "mir", "moi", "i", "my", "myself",
  ]
  // These may also begin a sentence of their own: `because it is broken`.
  private static let clauses: Set<String> = ["it", "i", "you", "my", "her"]

  private static let links: Set<String> = [
    "at", "on", "in", "to", "for", "with", "by", "from", "until", "and", "um", "am", "im", "nach", "mit", "a",
    "the", "of", "du", "von",
    "le", "la", "les", "each", "every", "next", "tomorrow", "nach", "bis", "fur", "zum", "then", "since",
    "near", "under", "over",
  ]
  private static let closing: Set<String> = [
    "please", "bitte", "thanks", "and", "then", "plait", "s'il", "favor", "por",
  ]

  private static let triggers: [Meaning: [[String]]] = [
    .text: [
      ["because"], ["weil"], ["parce", "que"], ["porque"], ["saying", "that"], ["saying"], ["says"],
      ["telling", "him", "that"], ["telling", "her", "that"], ["telling", "them", "that"],
      ["telling", "them"], ["telling", "him"], ["telling", "her"], ["remind", "me", "to"],
      ["remind", "me", "about"], ["reminder", "to"],
      ["that", "says"], ["that"], ["erinnere", "mich", "daran,"], ["to", "say"], ["say"], ["daran"],
      ["about"], ["rappelle-moi", "de"],
      ["erinnere", "mich", "an"], ["of"],
    ],
    .title: [
      ["titled"], ["called"], ["named"], ["entitled"], ["about"], ["regarding"], ["remind", "me", "to"],
      ["for"], ["to"], ["namens"],
    ],
    .query: [
      ["search", "the", "web", "for"], ["search", "for"], ["look", "up"], ["look", "for"],
      ["looking", "for"], ["google"], ["about"], ["regarding"],
      ["find", "me"], ["find", "out"], ["on"], ["for"], ["uber"], ["nach"], ["sur"], ["sobre"], ["find"],
    ],
    .place: [["in"], ["near"], ["for"], ["at"]], .room: [["in"]],
    .person: [["by"], ["from"], ["with"], ["for"]],
    .anything: [["for"], ["about"], ["of"], ["called"], ["by"]],
  ]
}
