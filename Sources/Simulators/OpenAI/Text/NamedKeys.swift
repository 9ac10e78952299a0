/// The keys that a text wants an answer to have: `with the keys name and age`, or `` `setup` and `punchline` keys ``.
struct NamedKeys {
  private(set) var names: [String] = []

  private static let nouns: Set<String> = ["key", "keys", "field", "fields", "properties", "attributes"]
  private static let joins: Set<String> = ["and", "or", "the", "named", "called", "following", "are"]
  private static let most = 32

  init(_ text: String) {
    let words = UserText(text).words
    for (index, word) in words.enumerated() where Self.nouns.contains(word.folded) && names.isEmpty {
      let start = words[..<index].lastIndex(where: \.endsSentence).map { $0 + 1 } ?? 0
      let sentence = words[start...].prefix { !$0.endsSentence }.count + start
      let end = min(sentence + 1, words.count)
      names = words[start..<end].filter(\.isQuoted).map(\.text).filter(Self.isKey)
      if names.isEmpty { names = Self.list(words[(index + 1)..<max(end, index + 1)]) }
      names = Array(names.prefix(Self.most))
    }
  }

  // Names that commas or `and` join, up to the first word that is part of no list.
  private static func list(_ words: ArraySlice<TextWord>) -> [String] {
    var names: [String] = []
    var goesOn = true
    for word in words {
      if joins.contains(word.folded) {
        goesOn = true
        continue
      }
      guard goesOn, isKey(word.text) else { break }
      names.append(word.text)
      goesOn = word.after.contains(",")
    }
    return names
  }

  private static func isKey(_ text: String) -> Bool {
    text.first?.isLetter == true && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
  }
}
