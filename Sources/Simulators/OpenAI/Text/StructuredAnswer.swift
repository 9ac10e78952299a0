import LabTime
import OpenAI

/// Makes a value that a JSON schema describes, its strings read from the question where it has the like.
final class StructuredAnswer {
  private let question: String
  private let random: RandomSource
  private let book: Phrasebook
  private let topic: Topic
  private lazy var names = Self.names(in: question, book)
  private lazy var days = Self.days(in: question)
  // How often each source was used: the next string of a list is another one.
  private var used: [Source: Int] = [:]

  private enum Source {
    case names, days, topics
  }

  init(_ question: String, _ random: RandomSource) {
    self.question = question
    self.random = random
    let words = Words(question)
    book = Phrasebook.forLanguage(of: words)
    topic = Topic(words, in: book)
  }

  private static let mostAttempts = 8

  /// A value of the schema; the sampler may miss a rule that needs a search, and then it is tried again.
  func value(of schema: JSONSchema) -> JSON {
    let facts = ToldFacts(question, for: schema.document)
    var value = JSON.null
    for _ in 0..<Self.mostAttempts {
      value = schema.sample(random: { self.random.next() }, text: { self.text(for: $0) })
      if schema.accepts(value) { return facts.corrected(value, schema) }
      used = [:]
    }
    return value
  }

  private static let prose = [
    "answer", "summary", "descri", "explan", "reason", "output", "message", "content", "comment", "detail",
    "thought", "analysis", "text", "step",
  ]
  private static let named = [
    "name", "person", "people", "particip", "attend", "guest", "author", "who", "city", "country", "place",
    "location", "where", "title", "company", "product", "customer", "user",
  ]
  private static let dated = ["date", "day", "when", "month", "time"]

  private func text(for property: String?) -> String {
    let property = property?.lowercased() ?? ""
    if property.contains("email") {
      return (names.first?.prefix { $0.isLetter }.lowercased() ?? "user") + "@example.com"
    }
    if Self.prose.contains(where: property.contains) { return sentence }
    if Self.named.contains(where: property.contains), let name = next(names, .names) { return name }
    if Self.dated.contains(where: property.contains), let day = next(days, .days) { return day }
    return next(topic.words, .topics) ?? book.words(random)
  }

  private var sentence: String {
    var templates = Shuffled(book.sentences(.plain), random)
    return templates.next().map { book.fill($0, topic, random) } ?? book.words(random)
  }

  private func next(_ choices: [String], _ source: Source) -> String? {
    guard !choices.isEmpty else { return nil }
    let count = used[source, default: 0]
    used[source] = count + 1
    return choices[count % choices.count]
  }

  // Words in capitals that follow each other, but for those that may have one only because a sentence begins.
  private static func names(in question: String, _ book: Phrasebook) -> [String] {
    var names: [String] = []
    var name: [Substring] = []
    for word in question.split(whereSeparator: \.isWhitespace).prefix(400) {
      let letters = word.drop { !$0.isLetter && !$0.isNumber }
      let bare = letters.prefix { $0.isLetter || $0.isNumber || $0 == "-" }
      let lowercased = bare.lowercased()
      let isName =
        bare.first?.isUppercase == true && !book.commonWords.contains(lowercased)
        && !CommonWords.orders.contains(lowercased) && !days(in: String(bare)).contains(String(bare))
      if isName { name.append(bare) }
      if !name.isEmpty, !isName || bare.endIndex != word.endIndex {
        names.append(name.joined(separator: " "))
        name = []
      }
    }
    if !name.isEmpty { names.append(name.joined(separator: " ")) }
    return names
  }

  // Names of days and months, and dates in digits.
  private static func days(in question: String) -> [String] {
    question.split { !$0.isLetter && !$0.isNumber && $0 != "-" && $0 != "/" }.prefix(400).filter { word in
      calendar.contains(word.lowercased())
        || (word.count { $0 == "-" || $0 == "/" } == 2 && word.contains(where: \.isNumber))
    }.map(String.init)
  }

  private static let calendar: Set<String> = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "tomorrow",
    "january", "february", "march", "april", "june", "july", "august", "september", "october", "november",
    "december",
  ]
}
