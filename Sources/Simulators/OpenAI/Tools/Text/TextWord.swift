/// A word of what the user said, with what stands around it.
struct TextWord: Sendable {
  /// As it was written, without the marks around it.
  let text: String
  /// In lower case and without accents.
  let folded: String
  let stem: Stem
  /// The marks between it and the next word.
  let after: String
  /// Whether it stands inside quotation marks.
  let isQuoted: Bool
  /// Whether a sentence begins with it.
  let startsSentence: Bool
  /// Where it stands in the text.
  let range: Range<String.Index>

  /// Whether it begins with a capital letter.
  var isCapitalised: Bool { text.first?.isUppercase == true }

  /// Whether a sentence ends with it.
  var endsSentence: Bool { after.contains { ".!?;\n".contains($0) } }

  /// Whether it is a number with an operator of arithmetic in it or behind it.
  var isCalculation: Bool {
    guard text.first?.isNumber == true || text.hasPrefix("-") else { return false }
    return after.contains { "*+/^×÷=".contains($0) } || (text.contains { "*+^×÷".contains($0) })
  }

  /// The word that it stands for without saying it: what is to be done with a sum, a file, a page.
  var implied: Stem? {
    if isCalculation { return Stem("calculate") }
    if folded == "many" { return Stem("count") }
    if folded.contains("://") || folded.hasPrefix("www.") { return Stem("page") }
    return MentionFinder.isPath(folded) ? Stem("file") : nil
  }

  /// Whether marks part it from the next word.
  var isFollowedByMark: Bool { !after.isEmpty }
}
