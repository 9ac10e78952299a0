import LabTime

/// Makes hostile texts of friendly ones: pieces of several put together, repeated, nested and broken.
struct Mutator {
  private let seeds: [[Substring]]
  private let random: RandomSource

  /// Numbers, characters and brackets at which programs break.
  private static let extremes: [Substring] = [
    "0", "-1", "2147483647", "-2147483648", "9223372036854775807", "-9223372036854775808",
    "99999999999999999999", "1e308", "0x7fffffff", "int.MaxValue", "long.MinValue", "null", "\"\"", "\u{0}",
    "\u{FFFD}", "\u{1F600}", "\\uD800", "\\uDC00", "e\u{301}", "\u{FEFF}", "(", ")", "[", "]", "{", "}", "<",
    ">", "\"", "'", "&", "&#x0;", "&amp;", "<!--", "-->", "<![CDATA[", "]]>", "@(", "@{", "$\"", "@\"", "=>",
    "{{", "}}", "//", "/*", "\\", "?", "?.", "..", ";", ",", "%", "\r\n", "data: ", "\n\n",
  ]

  /// - Parameter seeds: The friendly texts; at least one.
  init(_ seeds: [String], seed: UInt64) {
    self.seeds = seeds.map(Self.tokens)
    random = RandomSource(seed: seed)
  }

  /// The next text, of at most some 100,000 characters.
  func next() -> String {
    var tokens = pick(seeds) ?? []
    for _ in 0...below(4) {
      mutate(&tokens)
      if tokens.count > 20_000 { tokens.removeLast(tokens.count - 20_000) }
    }
    var text = tokens.joined()
    if below(8) == 0 { breakBytes(of: &text) }
    return String(text.prefix(100_000))
  }

  private func mutate(_ tokens: inout [Substring]) {
    let range = range(of: tokens)
    switch below(9) {
    case 0: tokens.removeSubrange(range)
    case 1: tokens.insert(contentsOf: tokens[range], at: below(tokens.count + 1))
    case 2:
      tokens.insert(
        contentsOf: Array(repeatElement(tokens[range], count: 1 << below(10)).joined()), at: range.lowerBound)
    case 3: nest(range, in: &tokens)
    case 4: tokens.replaceSubrange(range, with: piece())
    case 5: tokens.insert(contentsOf: piece(), at: below(tokens.count + 1))
    case 6: if let extreme = pick(Self.extremes) { tokens.insert(extreme, at: below(tokens.count + 1)) }
    case 7:
      let numbers = tokens.indices.filter { tokens[$0].first?.isNumber == true }
      if let index = pick(numbers), let extreme = pick(Self.extremes) { tokens[index] = extreme }
    default:
      let other = self.range(of: tokens)
      guard let first = range.first, let second = other.first else { return }
      tokens.swapAt(first, second)
    }
  }

  /// Puts what surrounds a range around it many times.
  private func nest(_ range: Range<Int>, in tokens: inout [Substring]) {
    let depth = 1 << below(10)
    let before = tokens[max(0, range.lowerBound - 1 - below(6))..<range.lowerBound]
    let after = tokens[range.upperBound..<min(tokens.count, range.upperBound + 1 + below(6))]
    let inside = Array(tokens[range])
    let whole =
      Array(repeatElement(before, count: depth).joined()) + inside
      + Array(repeatElement(after, count: depth).joined())
    tokens.replaceSubrange(range, with: whole)
  }

  /// A piece of any of the friendly texts.
  private func piece() -> [Substring] {
    guard let tokens = pick(seeds) else { return [] }
    return Array(tokens[range(of: tokens)])
  }

  private func range(of tokens: [Substring]) -> Range<Int> {
    let start = below(tokens.count + 1)
    return start..<min(tokens.count, start + below(below(4) == 0 ? 200 : 12))
  }

  private func breakBytes(of text: inout String) {
    var bytes = Array(text.utf8)
    for _ in 0...below(4) where !bytes.isEmpty {
      bytes[below(bytes.count)] ^= 1 << UInt8(below(8))
    }
    text = String(decoding: bytes, as: UTF8.self)
  }

  private func below(_ bound: Int) -> Int {
    bound <= 1 ? 0 : Int(random.nextUnit() * Double(bound))
  }

  private func pick<Element>(_ elements: [Element]) -> Element? {
    elements.isEmpty ? nil : elements[below(elements.count)]
  }

  /// Words, numbers, runs of blanks, and single characters.
  private static func tokens(of text: String) -> [Substring] {
    var tokens: [Substring] = []
    var rest = text[...]
    while let first = rest.first {
      var token = rest.prefix {
        first.isWhitespace ? $0.isWhitespace : $0.isLetter || $0.isNumber || $0 == "_"
      }
      if token.isEmpty { token = rest.prefix(1) }
      tokens.append(token)
      rest = rest[token.endIndex...]
    }
    return tokens
  }
}
