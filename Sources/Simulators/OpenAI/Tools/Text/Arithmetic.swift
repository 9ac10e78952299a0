/// An operation of arithmetic, as words and signs tell it.
enum Arithmetic: CaseIterable, Sendable {
  case addition, subtraction, multiplication, division, power

  /// The operation that a text goes on with: the sign in or behind a number, or a word behind one.
  init?(_ word: TextWord, after previous: TextWord?) {
    let told: Arithmetic?
    if word.text.first?.isNumber == true {
      let signs = word.text.dropFirst() + word.after
      told = Self.allCases.first { operation in signs.contains { operation.signs.contains($0) } }
    } else if previous?.text.last?.isNumber == true, previous?.isFollowedByMark == false {
      told = Self.allCases.first { $0.words.contains(word.folded) || $0.standing.contains(word.text) }
    } else {
      told = nil
    }
    guard let told else { return nil }
    self = told
  }

  /// The operations that the stems of a function's name or description speak of.
  static func all(in stems: some Sequence<Stem>) -> Set<Arithmetic> {
    let stems = Set(stems)
    return Set(allCases.filter { !$0.names.isDisjoint(with: stems) })
  }

  // Without the hyphen, which dates and ranges have too.
  private var signs: Set<Character> {
    switch self {
    case .addition: ["+"]
    case .subtraction: ["−"]
    case .multiplication: ["*", "×"]
    case .division: ["÷"]
    case .power: ["^"]
    }
  }

  // Between blanks a sign is no part of anything else.
  private var standing: Set<String> {
    switch self {
    case .subtraction: ["-", "−", "–"]
    case .division: ["/", ":", "÷"]
    case .addition, .multiplication, .power: Set(signs.map { String($0) })
    }
  }

  private var words: Set<String> {
    switch self {
    case .addition: ["plus"]
    case .subtraction: ["minus", "less", "moins", "menos"]
    case .multiplication: ["times", "multiplied", "x", "mal", "fois", "por"]
    case .division: ["divided", "over", "geteilt", "durch"]
    case .power: ["squared", "cubed"]
    }
  }

  private var names: Set<Stem> { Self.stems[self] ?? [] }

  private static let stems: [Arithmetic: Set<Stem>] = [
    .addition: stems("add adds addition sum plus"),
    .subtraction: stems("subtract subtracts subtraction minus difference"),
    .multiplication: stems("multiply multiplies multiplication product mul"),
    .division: stems("divide divides division quotient div"),
    .power: stems("power exponent exponentiate square pow"),
  ]

  private static func stems(_ words: String) -> Set<Stem> {
    Set(words.split(separator: " ").map { Stem(String($0)) })
  }
}
