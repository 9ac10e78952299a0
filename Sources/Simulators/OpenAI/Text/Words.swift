/// The words of a text, as far as they matter for its topic and language.
struct Words {
  private static let most = 60

  /// A word as it was written, and in lower case.
  struct Word {
    let written: String
    let lowercased: String
  }

  /// The words, in order.
  let all: [Word]

  init(_ text: String) {
    let words = text.unicodeScalars.split(maxSplits: Self.most * 2) { scalar in
      scalar.isASCII
        ? !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains(UInt8(scalar.value) | 0x20)
        : !scalar.properties.isAlphabetic
    }
    all = words.prefix(Self.most).map {
      let word = String(Substring($0))
      return Word(written: word, lowercased: word.lowercased())
    }
  }
}
