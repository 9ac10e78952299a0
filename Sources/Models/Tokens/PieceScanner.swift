import OpenAI

/// Cuts UTF-8 text into the pieces within which an encoding merges bytes, as tiktoken's patterns do.
///
/// The patterns are regular expressions in tiktoken (`tiktoken_ext/openai_public.py`); here each is a scanner
/// over Unicode scalars that looks at every scalar a bounded number of times. The text is valid UTF-8.
struct PieceScanner {
  let bytes: UnsafeRawBufferPointer
  private let encoding: TokenEncoding
  private var position = 0

  init(_ bytes: UnsafeRawBufferPointer, _ encoding: TokenEncoding) {
    self.bytes = bytes
    self.encoding = encoding
  }

  /// The next piece; nil at the end.
  mutating func next() -> Range<Int>? {
    guard position < bytes.count else { return nil }
    let start = position
    position = encoding == .cl100k ? endOfCL100KPiece(from: start) : endOfO200KPiece(from: start)
    return start..<position
  }

  /// The class and width of the scalar at a place; nil at the end of the text.
  @inline(__always)
  func scalar(at index: Int) -> (kind: ScalarKind, width: Int)? {
    guard index < bytes.count else { return nil }
    let byte = bytes[index]
    if byte < 0x80 { return (ScalarKind.ascii[Int(byte)], 1) }
    return beyondASCII(at: index, first: byte)
  }

  private func beyondASCII(at index: Int, first: UInt8) -> (ScalarKind, Int) {
    let width = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
    guard index + width <= bytes.count else { return (.other, bytes.count - index) }
    var value = UInt32(first) & (0x7f >> UInt32(width))
    for offset in 1..<width { value = value << 6 | UInt32(bytes[index + offset]) & 0x3f }
    return (Unicode.Scalar(value).map(ScalarKind.init) ?? .other, width)
  }

  /// The end of the run of scalars from a place on that a test admits.
  @inline(__always)
  func run(from start: Int, while admits: (ScalarKind) -> Bool) -> Int {
    var end = start
    while let (kind, width) = scalar(at: end), admits(kind) { end += width }
    return end
  }

  /// `'(?i:[sdmt]|ll|ve|re)`: the end of a contraction that begins at a place.
  func endOfContraction(from start: Int) -> Int? {
    guard start + 1 < bytes.count, bytes[start] == UInt8(ascii: "'") else { return nil }
    let first = bytes[start + 1] | 0x20
    switch first {
    case UInt8(ascii: "s"), UInt8(ascii: "d"), UInt8(ascii: "m"), UInt8(ascii: "t"): return start + 2
    default: break
    }
    guard start + 2 < bytes.count else { return nil }
    // The long s is an s to a pattern that ignores case.
    if bytes[start + 1] == 0xc5, bytes[start + 2] == 0xbf { return start + 3 }
    switch (first, bytes[start + 2] | 0x20) {
    case (UInt8(ascii: "l"), UInt8(ascii: "l")), (UInt8(ascii: "v"), UInt8(ascii: "e")),
      (UInt8(ascii: "r"), UInt8(ascii: "e")):
      return start + 3
    default: return nil
    }
  }

  /// `\p{N}{1,3}` from a number on.
  func endOfNumber(from start: Int) -> Int {
    var end = start
    for _ in 0..<3 {
      guard let (kind, width) = scalar(at: end), kind == .number else { break }
      end += width
    }
    return end
  }

  /// ` ?[^\s\p{L}\p{N}]+[\r\n]*`, where the last class may have a slash too; nil when there is none.
  func endOfMarks(from start: Int, takesSlashes: Bool) -> Int? {
    let first = bytes[start] == UInt8(ascii: " ") ? start + 1 : start
    var end = run(from: first) { $0 == .other || $0 == .mark }
    guard end > first else { return nil }
    while end < bytes.count,
      bytes[end] == 0x0a || bytes[end] == 0x0d || takesSlashes && bytes[end] == UInt8(ascii: "/")
    {
      end += 1
    }
    return end
  }

  /// A run of white space: its end, the end of its last line break, and the place of its last scalar.
  func whiteSpace(from start: Int) -> (end: Int, lastBreak: Int?, lastScalar: Int) {
    var end = start
    var lastBreak: Int?
    var lastScalar = start
    while let (kind, width) = scalar(at: end), kind == .blank || kind == .newline {
      lastScalar = end
      end += width
      if kind == .newline { lastBreak = end }
    }
    return (end, lastBreak, lastScalar)
  }
}
