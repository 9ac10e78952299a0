/// Takes a text apart into sentences of plain words, so that spelling tricks do not hide them.
///
/// Words are in lower case, without accents and apostrophes. Digits and signs that stand for letters in the middle of
/// a word (`h4te`) are read as those letters, and letters that stand alone in a row (`k i l l`) as one word.
struct SentenceReader {
  private var sentences: [[String]] = []
  private var sentence: [String] = []
  private var word: [Unicode.Scalar] = []
  private var hasLetter = false
  private var hasDisguise = false

  /// The sentences of a text; they end at `.`, `!`, `?`, `;` and line ends.
  static func sentences(of text: String) -> [[String]] {
    var reader = SentenceReader()
    for scalar in text.unicodeScalars { reader.read(scalar) }
    reader.endSentence()
    return reader.sentences
  }

  private mutating func read(_ scalar: Unicode.Scalar) {
    if scalar.isASCII {
      readASCII(scalar)
    } else if scalar == "\u{2019}" || scalar.properties.generalCategory == .format {
      return  // A typographic apostrophe, or something that nobody sees.
    } else if scalar.properties.isAlphabetic {
      hasLetter = true
      for lower in scalar.properties.lowercaseMapping.unicodeScalars { word.append(Self.plain(lower)) }
    } else if scalar.properties.generalCategory != .nonspacingMark {
      endWord()
    }
  }

  private mutating func readASCII(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "a"..."z":
      hasLetter = true
      word.append(scalar)
    case "A"..."Z":
      hasLetter = true
      word.append(Unicode.Scalar(UInt8(scalar.value) | 0x20))
    case "0"..."9", "$", "@":
      hasDisguise = true
      word.append(scalar)
    case "'": break
    case ".", "!", "?", ";", "\n", "\r": endSentence()
    default: endWord()
    }
  }

  private mutating func endWord() {
    defer {
      word.removeAll(keepingCapacity: true)
      hasLetter = false
      hasDisguise = false
    }
    guard !word.isEmpty else { return }
    var text = String.UnicodeScalarView()
    // A number stays one: only a word that also has letters is in disguise.
    text.append(contentsOf: hasLetter && hasDisguise ? word.map { Self.letters[$0] ?? $0 } : word)
    sentence.append(String(text))
  }

  private mutating func endSentence() {
    endWord()
    if !sentence.isEmpty { sentences.append(Self.joiningSpelledWords(sentence)) }
    sentence = []
  }

  private static func joiningSpelledWords(_ words: [String]) -> [String] {
    guard words.contains(where: { $0.utf8.count == 1 }) else { return words }
    var joined: [String] = []
    var letters: [String] = []
    func end() {
      if letters.count > 2 { joined.append(letters.joined()) } else { joined += letters }
      letters = []
    }
    for word in words {
      if word.utf8.count == 1 {
        letters.append(word)
      } else {
        end()
        joined.append(word)
      }
    }
    end()
    return joined
  }

  private static let letters: [Unicode.Scalar: Unicode.Scalar] = [
    "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "$": "s", "@": "a",
  ]

  // The letters with accents of Western European languages.
  private static func plain(_ letter: Unicode.Scalar) -> Unicode.Scalar {
    switch letter {
    case "\u{e0}"..."\u{e5}": "a"
    case "\u{e7}": "c"
    case "\u{e8}"..."\u{eb}": "e"
    case "\u{ec}"..."\u{ef}": "i"
    case "\u{f1}": "n"
    case "\u{f2}"..."\u{f6}", "\u{f8}": "o"
    case "\u{f9}"..."\u{fc}": "u"
    default: letter
    }
  }
}
