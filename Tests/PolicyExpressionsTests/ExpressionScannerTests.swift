import PolicyExpressions
import Testing

@Suite struct ExpressionScannerTests {
  /// Expressions that end exactly where the text ends.
  static let whole = [
    "@(1)", "@{ return 1; }", "@(a[\")\"])", "@(\")\")", "@(\"\\\")\")", "@(@\"\\\")", "@(@\"a\"\")\"\"b\")",
    "@(')')",
    "@('\\'')", "@('\"')", "@{ // it's ) }\n return 1; }", "@{ /* \" } */ return 1; }", "@($\"{a}\")",
    "@($\"{{ ) \")", "@($\"}} \")", "@($\"{(string)context.Variables[\"oid\"]}\")", "@($@\"c:\\{x}\"\"\")",
    "@(@$\"\\{x}\")", "@($\"{a + $\"{b + \")\"}\"}\")", "@(new { a = new[] { 1 } })", "@(a < b && c > d)",
    "@($\"{x:yyyy-MM-dd}\")", "@($\"{(a ? 1 : 2)}\")", "@(1 / 2)", "@($\"\\\"{a}\")", "@($\"{d[\"}\"]}\")",
  ]

  @Test(arguments: whole) func `The end is after the bracket that closes the first`(_ text: String) {
    let bytes = Array((text + " \") } trailing").utf8)
    #expect(ExpressionScanner.endOfExpression(in: bytes, at: 0) == text.utf8.count)
  }

  @Test(arguments: [
    "@(1", "@{ return \"}\";", "@(\")", "@(@\"\\)\"\"", "@($\"{a\")", "@(1}", "@((1)", "@{ /* }", "a", "@a",
    "@",
    "@{ // }", "@($\"{ [ ) }\")",
  ])
  func `What is never closed has no end`(_ text: String) {
    #expect(ExpressionScanner.endOfExpression(in: Array(text.utf8), at: 0) == nil)
  }

  @Test func `The expression may stand anywhere in the bytes`() {
    let document = "<value>@(\"</value>\")</value>"
    let bytes = Array(document.utf8)
    let end = ExpressionScanner.endOfExpression(in: bytes, at: 7)
    #expect(end.map { String(decoding: bytes[7..<$0], as: UTF8.self) } == "@(\"</value>\")")
    #expect(ExpressionScanner.endOfExpression(in: bytes, at: bytes.count + 5) == nil)
  }

  @Test func `Nesting has no limit`() {
    let depth = 200_000
    let text = "@" + String(repeating: "(", count: depth) + String(repeating: ")", count: depth)
    #expect(ExpressionScanner.endOfExpression(in: Array(text.utf8), at: 0) == text.utf8.count)
  }

  @Test func `Code starts with an at sign and a bracket after blanks`() {
    #expect(ExpressionScanner.isCode(" \r\n\t@(1)"))
    #expect(ExpressionScanner.isCode("@{ return 1; }"))
    #expect(!ExpressionScanner.isCode("a@(1)"))
    #expect(!ExpressionScanner.isCode("@a(1)"))
    #expect(!ExpressionScanner.isCode(""))
  }
}
