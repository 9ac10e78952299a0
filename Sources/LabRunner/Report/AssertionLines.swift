/// One assertion: a mark and what should be so; where it was not so, what there was instead and the place.
enum AssertionLines {
  static func lines(_ assertion: AssertionRecord, style: TerminalStyle) -> [String] {
    let status: RunStatus = assertion.passed ? .passed : .failed
    let indent = 3 + TextWidth.cells(style.glyphs.mark(status))
    let measured = assertion.passed && assertion.actual != assertion.expected ? assertion.actual : nil
    let sentence = assertion.message + (measured.map { "  (\($0))" } ?? "")
    let wrapped = TextWrap.lines(sentence, width: style.width - indent)
    var lines = wrapped.enumerated().map { index, line in
      index == 0 ? "  \(style.mark(status)) \(line)" : TextWidth.spaces(indent) + line
    }
    guard !assertion.passed else { return lines }
    if let expected = assertion.expected { lines += fact("expected", expected, style) }
    if let actual = assertion.actual { lines += fact("actual", actual, style) }
    if let file = assertion.file {
      lines += fact("at", file + (assertion.line.map { ":\($0)" } ?? ""), style)
    }
    return lines
  }

  /// A named fact below what it belongs to; it is not wrapped, so that it can be copied.
  static func fact(_ name: String, _ value: String, _ style: TerminalStyle) -> [String] {
    let name = TextWidth.padded(name, to: 10)
    return PlainText.lines(value).enumerated().map { index, line in
      "      " + (index == 0 ? style.paint(name, .dim) : TextWidth.spaces(10)) + line
    }
  }
}
