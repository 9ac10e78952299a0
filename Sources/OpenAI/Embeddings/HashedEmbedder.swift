/// An embedder without data: it compares letters and words, not meanings.
///
/// Every word, and every three letters in a row of it, is hashed to a place of the vector and a sign, and counts
/// there by how much it is likely to tell: function words little, long words more, as an inverse document
/// frequency would say. Other wordings with the same words are close, synonyms are not.
public struct HashedEmbedder: Embedder {
  /// `hashed-512`.
  public let name = "hashed-512"
  /// 512.
  public let dimensions = 512

  /// Creates the embedder; all of them are the same.
  public init() {}

  /// The vector of a text.
  public func embed(_ text: String) -> [Float] {
    var vector = [Float](repeating: 0, count: dimensions)
    for word in Self.words(of: text) {
      let weight = Self.weight(of: word)
      add(Self.hash(word), weight, to: &vector)
      // The blanks around a word make its beginning and its end features of their own.
      let letters = [0x20] + word + [0x20]
      let share = weight * Self.shareOfLetters / Float(letters.count - 2).squareRoot()
      for start in 0..<(letters.count - 2) {
        add(Self.hash(letters[start..<(start + 3)]), share, to: &vector)
      }
    }
    return vector.normalized()
  }

  // The three-letter features of a word together weigh more than the word, so that its other forms are near.
  private static let shareOfLetters: Float = 1.3

  private func add(_ hash: UInt64, _ weight: Float, to vector: inout [Float]) {
    vector[Int(hash % UInt64(dimensions))] += hash >> 63 == 0 ? weight : -weight
  }

  // Runs of letters and digits, in lower case. A sign of a script without blanks is a word.
  private static func words(of text: String) -> [[UInt32]] {
    var words: [[UInt32]] = []
    var word: [UInt32] = []
    for scalar in text.lowercased().unicodeScalars {
      if scalar.properties.isIdeographic || (0x3040...0x30ff).contains(scalar.value) {
        if !word.isEmpty { words.append(word) }
        words.append([scalar.value])
        word = []
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || scalar.properties.canonicalCombiningClass != .notReordered
      {
        word.append(scalar.value)
      } else if !word.isEmpty, scalar != "'", scalar != "\u{2019}" {
        words.append(word)
        word = []
      }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  // In running text the frequency of a word falls about by half with each letter more (Zipf's law of
  // abbreviation); words of a few hundred occurrences in a thousand are known by name.
  private static func weight(of word: [UInt32]) -> Float {
    if functionWords.contains(word) { return 0.25 }
    return 1 + 0.1 * Float(min(word.count, 10))
  }

  private static let functionWords: Set<[UInt32]> = Set(
    """
    a about am an and any are as at be been but by can could did do does for from had has have he her his how i \
    if in into is it its just me my of on or our please she should so some tell than that the their them then \
    there these they this to us was we were what when where which who why will with would you your
    """.split(separator: " ").map { $0.unicodeScalars.map(\.value) })

  // FNV-1a over the scalars, and a last mixing so that the sign does not depend on the place.
  private static func hash(_ scalars: some Sequence<UInt32>) -> UInt64 {
    var hash = scalars.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    hash = (hash ^ hash >> 32) &* 0xd6e8_feb8_6659_fd93
    return hash ^ hash >> 32
  }
}
