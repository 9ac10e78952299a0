/// A word to find runs by.
public struct RunTag: Sendable, Hashable {
  /// The most characters of one.
  static let longest = 64

  /// The word.
  public let text: String

  /// Takes a word of letters, digits and `. _ - : /` that begins with a letter or a digit.
  ///
  /// - Throws: ``LabError`` for another text.
  public init(_ text: String) throws(LabError) {
    let begins = text.first.map { $0.isLetter || $0.isNumber } ?? false
    guard begins, text.count <= Self.longest,
      text.allSatisfy({ $0.isLetter || $0.isNumber || "._-:/".contains($0) })
    else {
      throw LabError(
        .usage, "'\(text)' is no tag",
        hint: "a tag has up to \(Self.longest) letters, digits and . _ - : /, the first a letter or a digit")
    }
    self.text = text
  }
}
