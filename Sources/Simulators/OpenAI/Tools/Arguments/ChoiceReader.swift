import OpenAI

/// Reads which of the values of an enumeration a text means, and whether it wants a switch on or off.
struct ChoiceReader {
  private let words: ArraySlice<TextWord>

  init(_ words: ArraySlice<TextWord>) {
    self.words = words
  }

  /// The values that the text names, the one that is named first of all first.
  func choices(of slot: Slot) -> [JSON] { named(of: slot).map(\.value) }

  /// The values that the text names, and the words that name each of them first.
  func named(of slot: Slot) -> [(words: Range<Int>, value: JSON)] { named(of: slot, everywhere: false) }

  /// The values that the text names, each as often as it does, up to a limit.
  func everyNamed(of slot: Slot) -> [(words: Range<Int>, value: JSON)] { named(of: slot, everywhere: true) }

  // Who repeats a value more often does not mean another argument by it.
  private static let mostPlaces = 8

  private func named(of slot: Slot, everywhere: Bool) -> [(words: Range<Int>, value: JSON)] {
    var found: [(place: Int, length: Int, value: JSON)] = []
    for choice in slot.choices {
      var rest = words
      for _ in 0..<(everywhere ? Self.mostPlaces : 1) {
        guard let place = place(of: choice, in: slot, rest) else { break }
        found.append((place.index, place.length, choice))
        rest = rest[(place.index + place.length)...]
      }
    }
    // `very high` is not also `high`.
    let longest = found.filter { one in
      !found.contains { $0.length > one.length && ($0.place..<$0.place + $0.length).contains(one.place) }
    }
    return longest.sorted { ($0.place, -$0.length) < ($1.place, -$1.length) }
      .map { ($0.place..<$0.place + $0.length, $0.value) }
  }

  /// Whether what a switch is for is wanted; nil when the text does not speak of it.
  func flag(of slot: Slot) -> Bool? {
    let names = Set(slot.path.last.map(Stem.all) ?? []).subtracting(Self.flagWords)
    if let place = words.firstIndex(where: { names.contains($0.stem) }) {
      return !isDenied(place)
    }
    let isSwitch =
      Stem.all(of: slot.name).contains { Self.flagWords.contains($0) } || slot.names.contains(Stem("state"))
    guard isSwitch else { return nil }
    if words.contains(where: { Self.off.contains($0.folded) }) { return false }
    if words.contains(where: { Self.on.contains($0.folded) }) { return true }
    return nil
  }

  private func isDenied(_ index: Int) -> Bool {
    words[max(words.startIndex, index - 3)..<index].contains { Self.denials.contains($0.folded) }
  }

  private static let flagWords: Set<Stem> = Set(
    ["on", "enabled", "enable", "active", "is", "include", "state", "power", "value", "should"].map {
      Stem($0)
    })
  private static let off: Set<String> = [
    "off", "disable", "deactivate", "aus", "eteins", "eteindre", "apaga", "stop", "unlock",
  ]
  private static let on: Set<String> = [
    "on", "enable", "activate", "an", "ein", "allume", "enciende", "start", "lock",
  ]
  private static let denials: Set<String> = [
    "no", "not", "without", "don't", "dont", "ohne", "kein", "keine", "sans", "never", "disable",
  ]

  private func place(
    of choice: JSON, in slot: Slot, _ words: ArraySlice<TextWord>
  ) -> (index: Int, length: Int)? {
    let text = choice.string ?? choice.description
    let stems = Stem.all(of: text)
    guard let first = stems.first else { return nil }
    for index in words.indices
    where words[index].stem == first || words[index].stem.text == stems.map(\.text).joined() {
      if words[index].stem.text == stems.map(\.text).joined() { return (index, 1) }
      let rest = words[index...].prefix(stems.count).map(\.stem)
      if rest == stems { return (index, stems.count) }
    }
    if let index = words.firstIndex(where: { Self.means($0, text) }) { return (index, 1) }
    // A part of a value of several words will do when it is a rare one: `bedroom` for `master_bedroom`.
    guard stems.count > 1 else { return nil }
    let telling = stems.filter { stem in
      slot.choices.count { Stem.all(of: $0.string ?? "").contains(stem) } == 1 && stem.text.count > 3
    }
    return words.firstIndex { telling.contains($0.stem) }.map { ($0, 1) }
  }

  // Whether a word says a value in another way.
  private static func means(_ word: TextWord, _ value: String) -> Bool {
    let value = Stem.folded(value)
    if let unit = Units.unit(value), value.count > 1 || word.text.count < 3 {
      let own = Units.unit(word.text) ?? MentionFinder.number(word.text)?.1
      if own == unit, word.folded != "in" { return true }
    }
    if let language = Units.language(word.text), language.code == value || language.name.lowercased() == value
    {
      return true
    }
    // A sign is written to its number: `$20`, `20€`.
    let sign = word.text.drop { $0.isNumber || ".,".contains($0) }.prefix { !$0.isNumber }
    if let code = Units.currency(word.text) ?? Units.currency(String(sign)), code.lowercased() == value {
      return true
    }
    if Thesaurus.kinds(of: word.stem).contains(Stem(value)) { return true }
    return synonyms[value]?.contains(word.folded) == true
  }

  private static let synonyms: [String: Set<String>] = [
    "high": ["urgent", "asap", "important", "critical", "highest", "dringend", "top"],
    "urgent": ["asap", "immediately", "critical", "dringend", "emergency"],
    "critical": ["urgent", "down", "emergency"],
    "low": ["minor", "trivial", "whenever", "lowest"], "medium": ["normal", "moderate"],
    "on": ["an", "ein", "allume", "enciende", "activate", "enable"],
    "off": ["aus", "eteins", "apaga", "disable", "deactivate"],
    "asc": ["ascending", "cheapest", "lowest", "oldest", "alphabetical"],
    "desc": ["descending", "latest", "newest", "highest", "recent"],
    "bug": ["crash", "broken", "error", "fails", "failing", "crashes"],
    "feature": ["enhancement", "improvement"],
    "add": ["plus", "sum", "and", "added"], "subtract": ["minus", "less"],
    "multiply": ["times", "multiplied", "product", "x"],
    "divide": ["divided", "over", "split"], "walking": ["walk", "foot"], "driving": ["drive", "car"],
    "transit": ["bus", "train", "subway", "public"], "bicycling": ["bike", "cycling", "bicycle"],
    "cycling": ["bike", "bicycle"],
    "positive": ["happy", "good"], "negative": ["sad", "bad"], "economy": ["coach", "cheap"],
    "first": ["first-class"],
    "daily": ["day", "everyday"], "weekly": ["week"], "monthly": ["month"],
    "metric": ["celsius", "kilometers"],
    "imperial": ["fahrenheit", "miles"], "celsius": ["metric"], "fahrenheit": ["imperial"],
    "vegetarian": ["veggie"],
    "lock": ["close", "secure"], "unlock": ["open"], "open": ["raise"], "close": ["shut", "lower"],
    "cool": ["cooling", "ac"], "heat": ["heating", "warm"],
  ]
}
