/// Numbers in words, in four languages.
enum NumberWords {
  /// The number that a word says; `a` and `an` say none.
  static func value(_ word: String) -> Int? { table[Stem.folded(word)] }

  private static let table: [String: Int] = {
    var table: [String: Int] = [:]
    let lines = [
      "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty",
      "null eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf",
      "zero un deux trois quatre cinq six sept huit neuf dix onze douze",
      "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce",
    ]
    for line in lines {
      for (number, word) in line.split(separator: " ").enumerated() where table[String(word)] == nil {
        table[String(word)] = number
      }
    }
    // These are articles, or other words, more often than numbers.
    for word in ["un", "once", "six", "null"] { table[word] = nil }
    for (word, number) in [
      ("six", 6), ("thirty", 30), ("forty", 40), ("fifty", 50), ("sixty", 60), ("seventy", 70),
      ("eighty", 80), ("ninety", 90),
      ("hundred", 100), ("dozen", 12), ("couple", 2), ("pair", 2), ("dutzend", 12), ("thousand", 1000),
    ] { table[word] = number }
    return table
  }()
}
