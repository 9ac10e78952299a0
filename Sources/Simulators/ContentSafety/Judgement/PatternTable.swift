/// Patterns of words, read from a table, and where they stand in a sentence.
///
/// A line of the table is a comment (`#`), a word class (`class self: myself|ourselves`), or a label, a weight and a
/// pattern (`violence 5: kill*|murder* ~ @person`). A pattern is a row of terms: alternatives of words, where `*`
/// stands for any ending; `@name` for a word class; `~` for up to three words of any kind, `~~` for up to eight.
struct PatternTable<Label: RawRepresentable<String> & Hashable & Sendable>: Sendable {
  /// A place where a pattern stands.
  struct Match: Sendable {
    let label: Label
    let weight: Double
    /// The words that it covers.
    let words: Range<Int>
    /// The pattern's number in its table.
    let pattern: Int
  }

  private enum Step: Sendable {
    case term(Int)
    case gap(Int)
  }

  private struct Pattern: Sendable {
    let label: Label
    let weight: Double
    let steps: [Step]
  }

  /// The lines that could not be read; none in a table that is right.
  private(set) var problems: [String] = []
  private var classes: [Substring: Substring] = [:]
  private var termNumbers: [Substring: Int] = [:]
  private var termsByWord: [String: [Int]] = [:]
  private var termsByStem: [String: [Int]] = [:]
  private var patterns: [Pattern] = []
  private var patternsByFirst: [Int: [Int]] = [:]

  /// Reads a table.
  init(_ table: String) {
    for line in table.split(separator: "\n") {
      let line = line.drop { $0 == " " }
      if line.isEmpty || line.hasPrefix("#") { continue }
      if !read(line) { problems.append(String(line)) }
    }
  }

  private mutating func read(_ line: Substring) -> Bool {
    guard let colon = line.firstIndex(of: ":") else { return false }
    let head = line[..<colon].split(separator: " ")
    let content = line[line.index(after: colon)...].drop { $0 == " " }
    guard head.count == 2, !content.isEmpty else { return false }
    if head[0] == "class" {
      classes[head[1]] = content
      return true
    }
    guard let label = Label(rawValue: String(head[0])), let weight = Double(head[1]) else { return false }
    var steps: [Step] = []
    for part in content.split(separator: " ") {
      switch part {
      case "~": steps.append(.gap(3))
      case "~~": steps.append(.gap(8))
      default:
        guard let number = term(part) else { return false }
        steps.append(.term(number))
      }
    }
    guard case .term(let first)? = steps.first, case .term? = steps.last else { return false }
    patternsByFirst[first, default: []].append(patterns.count)
    patterns.append(Pattern(label: label, weight: weight, steps: steps))
    return true
  }

  // The number of a term, which is the same for the same words.
  private mutating func term(_ text: Substring) -> Int? {
    if let number = termNumbers[text] { return number }
    let number = termNumbers.count
    termNumbers[text] = number
    for part in text.split(separator: "|") {
      var words = part
      if part.hasPrefix("@") {
        guard let content = classes[part.dropFirst()] else { return nil }
        words = content
      }
      for word in words.split(separator: "|") {
        if word.hasSuffix("*") {
          termsByStem[String(word.dropLast()), default: []].append(number)
        } else {
          termsByWord[String(word), default: []].append(number)
        }
      }
    }
    return number
  }

  /// Every place in a sentence where a pattern stands; of one pattern's places from one word on, the shortest.
  func matches(in words: [String]) -> [Match] {
    let terms = words.map(terms)
    var matches: [Match] = []
    for start in words.indices {
      for term in terms[start] {
        for number in patternsByFirst[term] ?? [] {
          let pattern = patterns[number]
          guard let end = end(of: pattern.steps.dropFirst(), in: terms, from: start + 1) else { continue }
          matches.append(
            Match(label: pattern.label, weight: pattern.weight, words: start..<end, pattern: number))
        }
      }
    }
    return matches
  }

  private func terms(of word: String) -> Set<Int> {
    var terms = Set(termsByWord[word] ?? [])
    var stem = word
    while stem.utf8.count >= Self.shortestStem {
      if let found = termsByStem[stem] { terms.formUnion(found) }
      stem.removeLast()
    }
    return terms
  }

  // The steps of a pattern are few, and so is what this recursion goes down by.
  private func end(of steps: ArraySlice<Step>, in terms: [Set<Int>], from index: Int) -> Int? {
    guard let step = steps.first else { return index }
    let rest = steps.dropFirst()
    switch step {
    case .term(let term):
      guard index < terms.count, terms[index].contains(term) else { return nil }
      return end(of: rest, in: terms, from: index + 1)
    case .gap(let most):
      for skipped in 0...most where index + skipped < terms.count {
        if let end = end(of: rest, in: terms, from: index + skipped) { return end }
      }
      return nil
    }
  }

  private static var shortestStem: Int { 3 }
}
