@testable import PolicyExpressions
import Testing

/// Input made to break the interpreter gets an error, never a crash.
@Suite struct HostileInputTests {
  private func refusal(_ text: String) throws -> ExpressionError {
    try #require(throws: ExpressionError.self) {
      try PolicyExpression<Value>(text, context: SampleHost.contextType())
    }
  }

  private func outcome(_ text: String) -> String {
    CorpusTests.outcome(of: text)
  }

  @Test(arguments: [
    "(", "[", "{", "-", "!", "(int)", "new[]{", "a?.b(", "x => ", "$\"{", "if(true)", "f(", "1?",
    "(1,", "((int,", "from x in (", "from x in y select ", "((Action)(() => {", "(var a, b) = (",
  ])
  func `Ten thousand of anything in one another are refused`(_ piece: String) throws {
    _ = try refusal("@(" + String(repeating: piece, count: 10_000) + "1")
    _ = try refusal("@{" + String(repeating: piece, count: 10_000) + "1; }")
  }

  @Test func `Thousands of operators or members in a row are refused`() throws {
    _ = try refusal("@(1" + String(repeating: "+1", count: 20_000) + ")")
    _ = try refusal("@(\"\"" + String(repeating: ".Trim()", count: 20_000) + ")")
    _ = try refusal("@(\"\"" + String(repeating: "?.Trim()", count: 20_000) + ")")
    _ = try refusal("@(" + String(repeating: "HMACSHA256.", count: 769) + "HashData)")
    _ = try refusal("@(null" + String(repeating: " ?? null", count: 20_000) + ")")
    _ = try refusal("@(List" + String(repeating: "<List", count: 20_000) + ")")
    _ = try refusal("@(from x in y " + String(repeating: "where x ", count: 20_000) + "select x)")
    _ = try refusal("@(1" + String(repeating: ", 1", count: 20_000) + ")")
  }

  @Test func `As many as the limits allow are compiled and run`() {
    let count = 900
    #expect(outcome("@(1" + String(repeating: "+1", count: count) + ")") == "System.Int32 901")
    #expect(outcome("@(\" a\"" + String(repeating: ".Trim()", count: 75) + ")") == "System.String a")
    let parentheses = String(repeating: "(", count: 50) + "1" + String(repeating: ")", count: 50)
    #expect(outcome("@(\(parentheses))") == "System.Int32 1")
    let branches = (0..<2000).map { "if (n == \($0)) return \($0);" }.joined(separator: " else ")
    #expect(outcome("@{ int n = 1999; \(branches) return -1; }") == "System.Int32 1999")
    let text = "@(\"a\"" + String(repeating: " + \"b\" + context.RequestId", count: 400) + ")"
    #expect(outcome(text).hasPrefix("System.String ab"))
  }

  @Test func `Deep JSON is refused by the reader and by whoever builds it`() {
    let brackets = String(repeating: "[", count: 100_000)
    #expect(
      outcome("@(JToken.Parse(\"\(brackets)\"))").hasPrefix("throws Newtonsoft.Json.JsonReaderException"))
    let building =
      "@{ var a = new JArray(); for (var i = 0; i < 100000; i++) { var b = new JArray(); b.Add(a); a = b; } return a; }"
    #expect(outcome(building).hasPrefix("throws Newtonsoft.Json.JsonWriterException"))
    let growing = """
      @{ var top = new JObject(); var o = top; for (var i = 0; i < 100000; i++) {
        o["x"] = new JObject(); o = (JObject)o["x"]; } return top; }
      """
    #expect(outcome(growing).hasPrefix("throws Newtonsoft.Json.JsonWriterException"))
  }

  @Test(arguments: [
    "@(new string('x', int.MaxValue))", "@(\"\".PadLeft(2000000000))", "@(new byte[2000000000].Length)",
    "@(Enumerable.Range(0, 2000000000).Count())", "@(string.Format(\"{0,999999}{0,999999}\", 1) == null)",
    "@{ var l = new List<int>(); while (true) l.Add(1); }",
    "@{ var s = new StringBuilder(\"x\"); while (true) s.Append(s.ToString()); }",
    "@{ var s = \"aaaaaaaaaaaaaaaa\"; while (true) s = s.Replace(\"a\", \"aaaaaaaaaaaaaaaa\"); }",
    "@{ while (true) { try { throw new Exception(); } catch { } } }",
    "@{ Func<int, int> f = null; f = x => f(x + 1); return f(0); }",
  ])
  func `A bomb ends in an error`(_ text: String) {
    let outcome = outcome(text)
    #expect(outcome.hasPrefix("throws") || outcome == "System.Boolean False")
  }

  @Test(arguments: [
    "@(", "@()", "@{", "@{}", "@{ return", "@{ return; }", "@(\"", "@('", "@($\"{\")", "@($\"{}\")", "@(new)",
    "@(a.)",
    "@(.)", "@(?)", "@(1 ? )", "@{ switch (1) { } }", "@{ try { } }", "@{ for (;;) }", "@(x =>)", "@(\u{0})",
    "@(\u{1F600})", "@(List<)", "@(new Dictionary<string>())", "@(default)", "@(out x)", "@(1 as int)",
    "@(\"a\" is)",
    "@(typeof())", "@(checked())", "@(new int[])", "@(int)", "@(string)", "@(System)", "@(System.Text)",
    "@(9999999999999999999999)",
    "@(0x)", "@('ab')", "@(''')", "@{ int int = 1; return int; }", "@{ var x; return x; }",
    "@{ return x => x; }",
  ])
  func `Broken code is refused`(_ text: String) throws {
    let error = try refusal(text)
    #expect(!error.message.isEmpty)
    #expect(error.line >= 1 && error.column >= 1)
  }

  @Test(arguments: [
    "@{ object l = null; for (var i = 0; i < 500000; i++) { l = new List<object> { l }; } return 1; }",
    "@{ Exception e = null; for (var i = 0; i < 500000; i++) { e = new Exception(\"x\", e); } return 1; }",
    "@{ object l = null; for (var i = 0; i < 500000; i++) { l = (l, 1); } return 1; }",
    "@{ object l = null; for (var i = 0; i < 500000; i++) { l = Tuple.Create(l); } return 1; }",
    "@{ (object, int) t = (1, 1); for (var i = 0; i < 500000; i++) { t.Item1 = t; } return 1; }",
    "@{ IEnumerable<int> q = new[]{1}; for (var i = 0; i < 500000; i++) { q = q.Select(x => x); } return q.Count(); }",
  ])
  func `A chain of objects is stopped before taking it down could overflow the stack`(_ text: String) {
    #expect(outcome(text).hasPrefix("throws ExpressionBudgetException"))
  }

  @Test func `Lambdas in lambdas are refused before they take long to compile`() throws {
    let depth = 12
    let open = (0..<depth).map { "new[]{1}.Select(x\($0) => " }.joined()
    let error = try refusal("@(\(open)1\(String(repeating: ")", count: depth)))")
    #expect(error.message.contains("too many lambdas"))
  }

  @Test func `Queries in queries are refused before they take long to compile`() throws {
    let depth = 12
    let open = (0..<depth).map { "from x\($0) in new[]{1} select (" }.joined()
    let error = try refusal("@((\(open)1\(String(repeating: ")", count: depth))).Count())")
    #expect(error.message.contains("too many lambdas"))
  }

  @Test(arguments: ["@(%)", "@{ try { return %; } catch { return true; } }"])
  func `A regular expression that backtracks without end is stopped`(_ frame: String) {
    let search = "Regex.IsMatch(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"(a+)+$\")"
    let text = frame.replacing("%", with: search)
    #expect(outcome(text).hasPrefix("throws System.Text.RegularExpressions.RegexMatchTimeoutException"))
  }

  @Test func `A spent limit cannot be caught`() {
    #expect(
      outcome("@{ try { while (true) { } } finally { } }").hasPrefix("throws ExpressionBudgetException"))
  }
}
