/// Finds where a C# policy expression ends inside a larger document, without parsing it.
///
/// Strings (regular, verbatim, interpolated with nested holes), character literals and comments are
/// understood, so that brackets and quotes inside them do not count.
public enum ExpressionScanner {
  /// Whether text holds code: `@(` or `@{` follows any leading blanks.
  public static func isCode(_ text: some StringProtocol) -> Bool {
    var bytes = text.utf8.drop { $0.isBlank }.makeIterator()
    guard bytes.next() == UInt8(ascii: "@"), let bracket = bytes.next() else { return false }
    return bracket == UInt8(ascii: "(") || bracket == UInt8(ascii: "{")
  }

  /// The index after the closing bracket of the expression whose `@` stands at an index.
  ///
  /// Returns nil when no expression starts there or its bracket is never closed.
  public static func endOfExpression(in bytes: [UInt8], at index: Int) -> Int? {
    bytes.withUnsafeBufferPointer { endOfExpression(in: $0, at: index) }
  }

  /// The index after the closing bracket of the expression whose `@` stands at an index.
  ///
  /// Returns nil when no expression starts there or its bracket is never closed.
  public static func endOfExpression(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    var scan = BracketScan(bytes: bytes, index: index)
    guard scan.take("@"), scan.peek() == UInt8(ascii: "(") || scan.peek() == UInt8(ascii: "{") else {
      return nil
    }
    return scan.run() ? scan.index : nil
  }
}

extension UInt8 {
  /// Blank, tab, carriage return or line feed.
  var isBlank: Bool {
    self == 0x20 || self == 0x09 || self == 0x0D || self == 0x0A
  }
}
