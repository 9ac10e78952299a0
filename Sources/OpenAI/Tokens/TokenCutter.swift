/// Walks over UTF-8 text and cuts it where ``EstimatingTokenizer`` guesses that tokens end.
///
/// Every cut lies between two Unicode scalars. The text comes from a `String` and is valid UTF-8.
struct TokenCutter {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0
  // The rest of a word that has more than one piece, and how it is to be cut.
  private var word = 0..<0
  private var stride = 0

  // Measured on o200k: of the lower-case English words with a blank before them, those of up to 13 letters
  // have 1.03 tokens on average, longer ones two.
  private static let longestWhole = 13

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  /// The place of the next piece, or nil at the end.
  mutating func next() -> Range<Int>? {
    if !word.isEmpty { return nextOfWord() }
    guard position < bytes.count else { return nil }
    let start = position
    let (first, width) = scalarClass(at: start)
    switch first {
    case .blank: return blanks(from: start)
    case .newline:
      position = run(of: .newline, from: start)
      return start..<position
    case .digit:
      position = min(run(of: .digit, from: start), start + 3)
      return start..<position
    case .letter, .accented, .foreign: return word(from: start, lettersFrom: start)
    case .mark: return marks(from: start, first: start)
    case .ideograph:
      position = start + width
      return start..<position
    }
  }

  // A run of blanks is one piece, but its last one belongs to the word or mark after it.
  private mutating func blanks(from start: Int) -> Range<Int> {
    let end = run(of: .blank, from: start)
    guard end < bytes.count else {
      position = end
      return start..<end
    }
    let (following, _) = scalarClass(at: end)
    if following == .digit || following == .newline || following == .ideograph {
      position = end
      return start..<end
    }
    if end - start > 1 {
      position = end - 1
      return start..<position
    }
    return following == .mark ? marks(from: start, first: end) : word(from: start, lettersFrom: end)
  }

  // Marks go by up to three (`...`, `"},`); line breaks after them are merged in.
  private mutating func marks(from start: Int, first: Int) -> Range<Int> {
    var end = first
    var taken = 0
    while end < bytes.count, taken < 3 {
      let (kind, width) = scalarClass(at: end)
      guard kind == .mark else { break }
      end += width
      taken += 1
    }
    position = run(of: .newline, from: end)
    return start..<position
  }

  // A word with the blank before it, and with what is contracted to it (`don't`, `we'll`).
  private mutating func word(from start: Int, lettersFrom first: Int) -> Range<Int> {
    var end = first
    var isPlain = true
    var isForeign = false
    var previousWasLower = false
    while end < bytes.count {
      let (kind, width) = scalarClass(at: end)
      guard kind == .letter || kind == .accented || kind == .foreign else { break }
      if kind != .letter { isPlain = false }
      if kind == .foreign { isForeign = true }
      let isUpper = kind == .letter && bytes[end] & 0x20 == 0
      if isUpper, previousWasLower { break }  // camelCase
      previousWasLower = kind == .letter && !isUpper
      end += width
    }
    position = end
    if let contracted = contractionEnd(from: end) {
      position = contracted
      return start..<contracted
    }
    let letters = end - first
    if isForeign {
      return beginWord(start..<end, firstEnd: first, stride: 6)  // three scalars of two bytes
    }
    if !isPlain {
      return letters <= 6 ? start..<end : beginWord(start..<end, firstEnd: first, stride: 5)
    }
    if letters >= 8, startsWithUn(first) {
      // What follows `un` has no blank before it, and such words are cut at their endings.
      return beginWord(start..<end, firstEnd: first + 2, stride: max(4, letters - 5))
    }
    if isUpperCase(first..<end) ? letters <= 4 : letters <= Self.longestWhole, hasVowel(first..<end) {
      return start..<end
    }
    if letters <= 2 { return start..<end }
    let stride = hasVowel(first..<end) && !isUpperCase(first..<end) ? 6 : 3
    return beginWord(start..<end, firstEnd: first, stride: stride)
  }

  // Cuts a word: the first piece ends at `firstEnd`, or a stride after it when that would leave no letter.
  private mutating func beginWord(_ range: Range<Int>, firstEnd: Int, stride: Int) -> Range<Int> {
    self.stride = stride
    let startsWithPrefix = firstEnd > range.lowerBound + 1
    let cut = startsWithPrefix ? firstEnd : boundary(atOrAfter: firstEnd + stride, before: range.upperBound)
    word = cut..<range.upperBound
    return range.lowerBound..<cut
  }

  private mutating func nextOfWord() -> Range<Int> {
    let cut = boundary(atOrAfter: word.lowerBound + stride, before: word.upperBound)
    let piece = word.lowerBound..<cut
    word = cut..<word.upperBound
    return piece
  }

  // The first place between two scalars at or after an offset.
  private func boundary(atOrAfter offset: Int, before end: Int) -> Int {
    var offset = min(offset, end)
    while offset < end, bytes[offset] & 0xc0 == 0x80 { offset += 1 }
    return offset
  }

  // The end of an apostrophe and the one or two letters after it; nil when there are none or more.
  private func contractionEnd(from start: Int) -> Int? {
    guard start < bytes.count, bytes[start] == UInt8(ascii: "'") else { return nil }
    let end = run(of: .letter, from: start + 1)
    return (1...2).contains(end - start - 1) ? end : nil
  }

  private func startsWithUn(_ first: Int) -> Bool {
    bytes[first] | 0x20 == UInt8(ascii: "u") && bytes[first + 1] == UInt8(ascii: "n")
      && ![UInt8(ascii: "d"), UInt8(ascii: "i")].contains(bytes[first + 2])  // under, union, universe
  }

  private func isUpperCase(_ range: Range<Int>) -> Bool {
    range.count > 1 && range.allSatisfy { bytes[$0] & 0x20 == 0 }
  }

  private func hasVowel(_ range: Range<Int>) -> Bool {
    range.contains { "aeiouy".utf8.contains(bytes[$0] | 0x20) }
  }

  private func run(of wanted: ScalarClass, from start: Int) -> Int {
    var end = start
    while end < bytes.count {
      let (kind, width) = scalarClass(at: end)
      guard kind == wanted else { break }
      end += width
    }
    return end
  }
}

extension TokenCutter {
  private enum ScalarClass {
    case blank, newline, digit, letter, mark
    // Latin letters beyond ASCII.
    case accented
    // Letters of other alphabets: Greek, Cyrillic, Arabic, the Indic scripts ...
    case foreign
    // Signs that are a token each: Chinese, Japanese, Korean, emoji.
    case ideograph
  }

  // The class of the scalar that begins at a place, and how many bytes it has.
  private func scalarClass(at index: Int) -> (ScalarClass, Int) {
    let byte = bytes[index]
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): return (.letter, 1)
    case UInt8(ascii: " "), 0x09: return (.blank, 1)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return (.digit, 1)
    case 0x0a, 0x0d: return (.newline, 1)
    case 0..<0x80: return (.mark, 1)
    case 0xc3..<0xcd: return (.accented, clipped(2, at: index))
    case 0..<0xc3: return (.mark, clipped(2, at: index))
    case 0xcd..<0xe0: return (.foreign, clipped(2, at: index))
    case 0xe1: return (.foreign, clipped(3, at: index))
    case 0xe0: return (.foreign, clipped(3, at: index))
    case 0xe2: return (.mark, clipped(3, at: index))  // dashes, curly quotes, arrows
    case 0xe3..<0xf0: return (.ideograph, clipped(3, at: index))
    default: return (.ideograph, clipped(4, at: index))
    }
  }

  private func clipped(_ width: Int, at index: Int) -> Int {
    min(width, bytes.count - index)
  }
}
