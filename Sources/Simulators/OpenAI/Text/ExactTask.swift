/// A request that has one right answer, which the simulated model gives.
struct ExactTask {
  let answer: String

  private static let largestCount = 5000

  /// nil when the question is no such request.
  init?(_ question: String) {
    let words = question.split { $0 == " " || $0.isNewline }
    if let answer = Self.counting(words, of: question) ?? Self.saying(question) {
      self.answer = answer
    } else {
      return nil
    }
  }

  // "Count to 100, with a comma between each number and no newlines."
  private static func counting(_ words: [Substring], of question: String) -> String? {
    guard let start = words.firstIndex(where: { $0.lowercased() == "count" }) else { return nil }
    var rest = words[start...].dropFirst()
    var first = 1
    if rest.first?.lowercased() == "from" {
      guard let number = number(rest.dropFirst().first) else { return nil }
      first = number
      rest = rest.dropFirst(2)
    }
    guard rest.first?.lowercased() == "to", let last = number(rest.dropFirst().first) else { return nil }
    guard first <= last, last - first < largestCount else { return nil }
    let usesLines = !question.contains("comma") && question.contains("line") && !question.contains("no new")
    return (first...last).map(String.init).joined(separator: usesLines ? "\n" : ", ")
  }

  private static func number(_ word: Substring?) -> Int? {
    guard let digits = word?.prefix(while: \.isNumber), let number = Int(digits) else { return nil }
    return (0...1_000_000).contains(number) ? number : nil
  }

  // "Say this is a test", the example of OpenAI's own quickstart.
  private static func saying(_ question: String) -> String? {
    guard question.prefix(4).lowercased() == "say ", question.utf8.count <= 200 else { return nil }
    let rest = question.dropFirst(4).filter { $0 != "\"" && $0 != "'" }.drop { $0 == " " }
    guard let first = rest.first else { return nil }
    let text = first.uppercased() + rest.dropFirst()
    return text.last?.isPunctuation == true ? text : text + "."
  }
}
