/// The words of a text in lower case, as far as they matter for its topic and language.
struct Words {
  private static let most = 60

  /// The words, in order.
  let all: [String]

  init(_ text: String) {
    let words = text.unicodeScalars.split(maxSplits: Self.most * 2) { scalar in
      scalar.isASCII
        ? !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains(UInt8(scalar.value) | 0x20)
        : !scalar.properties.isAlphabetic
    }
    all = words.prefix(Self.most).map { String(Substring($0)).lowercased() }
  }
}
