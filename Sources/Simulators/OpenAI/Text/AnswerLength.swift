/// How long an answer to a question should be, in tokens.
struct AnswerLength {
  /// Where the answer may end.
  let wanted: ClosedRange<Int>
  /// What it must not exceed.
  let most: Int
  /// How many sentences are tried.
  let attempts: Int

  init(_ question: String) {
    let isLong = Self.longForms.contains { question.containsIgnoringCase($0) }
    wanted = isLong ? 120...240 : 20...42
    most = isLong ? 260 : 54
    attempts = isLong ? 60 : 16
  }

  private static let longForms = [
    "essay", "story", "article", "in detail", "detailed", "explain", "describe", "step by step", "summar",
  ]
}

extension String {
  /// Whether a text of ASCII letters and blanks occurs, whatever its case.
  func containsIgnoringCase(_ text: String) -> Bool {
    let wanted = Array(text.utf8)
    guard let first = wanted.first else { return true }
    let bytes = Array(utf8)
    guard bytes.count >= wanted.count else { return false }
    return (0...(bytes.count - wanted.count)).contains { start in
      bytes[start] | 0x20 == first | 0x20
        && zip(bytes[start...], wanted).allSatisfy { $0 | 0x20 == $1 | 0x20 }
    }
  }
}
