/// How an answer is cut into the texts that the content safety service looks at, one after the other.
struct TextWindows: Sendable {
  /// The characters of one text, 1 to ``SafetyCheck/characterLimit``.
  let size: Int
  /// How many of them are the end of the text before, less than ``size``.
  let overlap: Int

  /// The texts of an answer; none for an empty one.
  ///
  /// - Parameter carried: What was looked at before, of which the first text begins with the end.
  func texts(of answer: String, after carried: String = "") -> [String] {
    var rest = Array(answer.unicodeScalars)[...]
    var tail = Array(carried.unicodeScalars.suffix(overlap))
    var texts: [String] = []
    while !rest.isEmpty {
      let window = tail + rest.prefix(size - tail.count)
      rest = rest.dropFirst(size - tail.count)
      tail = Array(window.suffix(overlap))
      var text = String.UnicodeScalarView()
      text.append(contentsOf: window)
      texts.append(String(text))
    }
    return texts
  }
}
