@testable import PolicyExpressions
import Testing

/// What would take all time or all memory ends in an error, soon.
@Suite struct BudgetTests {
  /// Small ones, since a debug build takes its time to spend them.
  private static let limits = EvaluationLimits(steps: 100_000, bytes: 1 << 20, time: .milliseconds(200))

  private func failure(_ text: String) throws -> ExpressionFailure {
    let expression = try PolicyExpression<Value>(text, context: SampleHost.contextType())
    let start = ContinuousClock.now
    let failure = try #require(throws: ExpressionFailure.self) {
      try expression.evaluate(in: SampleHost.scope(limits: Self.limits))
    }
    // The rest is for a call that began in time, and for a busy machine.
    #expect(ContinuousClock.now - start < .seconds(30))
    return failure
  }

  @Test(arguments: [
    "while (true) { }", "for (;;) { }", "do { } while (true);",
    "var n = 0; while (true) { n = n + 1; if (n < 0) return n; }",
    "int f(int x) { return f(x + 1); } return f(0);",
    "int f(int x) { return x == 0 ? 1 : g(x); } int g(int x) { return f(x) + 1; } return f(1);",
    "Func<int, int> f = null; f = x => f(x); return f(0);",
    "while (true) { try { } finally { } }",
    "foreach (var x in Enumerable.Range(0, 20000)) { foreach (var y in Enumerable.Range(0, 20000)) { } } return 0;",
    "var q = Enumerable.Range(0, 2000); return (from a in q join b in q on 1 equals 1 select a).Count();",
    "var q = Enumerable.Range(0, 2000); return (from a in q from b in q where a > b select a).Count();",
    "var q = Enumerable.Range(0, 1000); return q.SelectMany(a => q.SelectMany(b => q)).Count();",
  ])
  func `An endless loop or recursion`(_ code: String) throws {
    #expect(try failure("@{ \(code) }").exception == "ExpressionBudgetException")
  }

  @Test(arguments: [
    "var s = \"ab\"; while (true) { s = s + s; }", "var s = \"ab\"; while (true) { s = $\"{s}{s}\"; }",
    "var s = \"ab\"; while (true) { s = string.Concat(s, s); }",
    "var s = \"ab\"; while (true) { s = s.Insert(1, s); }",
    "var s = \"aa\"; while (true) { s = s.Replace(\"a\", \"aa\"); }",
    "var s = \"aa\"; while (true) { s = Regex.Replace(s, \"a\", \"aaaa\"); }",
    "var s = new string('a', 20000); return string.Join(s, new string[1000]);",
    "var s = new string('a', 20000); return string.Join(\"\", Enumerable.Repeat(s, 1000));",
    "var s = new string('a', 20000); return string.Concat(Enumerable.Repeat(s, 1000));",
    "var s = new string('a', 20000); return s.Replace(\"a\", s);",
    "var s = new string('a', 200000); return s + s + s + s + s + s + s + s + s;",
    "var s = new string('a', 20000); var l = new List<string>(); while (true) { l.Add(s.ToUpper()); }",
    "var s = new string(',', 200000); return s.Split(',');",
    "var s = new string('a', 200000); return s.ToCharArray();",
    "var s = new string('a', 20000); return Regex.Matches(s, \"a\").Count;",
    "var s = new string('a', 20000); return Regex.Replace(s, \"a\", s);",
    "return \"\".PadRight(int.MaxValue);", "return \"\".PadLeft(int.MaxValue, 'x');",
    "return string.Format(\"{0,999999}{0,-999999}\" + new string(' ', 2000000), 1);",
    "var b = new StringBuilder(); b.Append('x', int.MaxValue); return 1;",
    "var b = new StringBuilder(); b.Length = int.MaxValue; return 1;",
    "object a = 1; for (var i = 0; i < 60; i++) { a = (a, a); } return a.ToString();",
    "object a = 1; for (var i = 0; i < 60; i++) { a = Tuple.Create(a, a); } return a.ToString();",
    "var b = new StringBuilder(\"x\"); while (true) { b.Append(b.ToString()); }",
    "var b = new StringBuilder(\"x\"); while (true) { b.Replace(\"x\", \"xx\"); }",
    "var b = new StringBuilder(\"x\"); while (true) { b.Insert(0, b.ToString()); }",
    "var b = new StringBuilder(); while (true) { b.AppendFormat(\"{0,999999}\", 1); }",
  ])
  func `Text without end`(_ code: String) throws {
    #expect(try failure("@{ \(code) }").exception == "ExpressionBudgetException")
  }

  @Test(arguments: [
    "return new byte[int.MaxValue];", "return new object[int.MaxValue].Length;",
    "return Enumerable.Range(0, int.MaxValue).ToList();",
    "return Enumerable.Repeat(\"x\", int.MaxValue).Count();",
    "var l = new List<int> { 1 }; while (true) { l.AddRange(l.ToArray()); }",
    "var l = new List<int> { 1 }; while (true) { l = l.Concat(l).ToList(); }",
    "var l = new List<object>(); var a = Enumerable.Range(0, 20000).ToList(); while (true) { l.Add(a.ToArray()); }",
    "var d = new Dictionary<int, int>(); for (var i = 0; ; i++) { d[i] = i; }",
    "var d = new HashSet<int>(); for (var i = 0; ; i++) { d.Add(i); }",
    "var l = new List<byte[]>(); while (true) { l.Add(Encoding.UTF8.GetBytes(new string('a', 20000))); }",
    "var l = new List<byte[]>(); while (true) { l.Add(Convert.FromBase64String(new string('A', 20000))); }",
  ])
  func `Collections without end`(_ code: String) throws {
    #expect(try failure("@{ \(code) }").exception == "ExpressionBudgetException")
  }

  @Test(arguments: [
    "var a = new JArray(1); while (true) { a.Add(a); }",
    "var a = new JArray(1); while (true) { a.Merge(a); }",
    "var a = new JArray(1); while (true) { a = new JArray(a, a); }",
    "var o = new JObject(); for (var i = 0; ; i++) { o[\"x\" + i] = o; }",
    "var a = new JArray(Enumerable.Range(0, 10000)); var l = new List<JToken>(); while (true) { l.Add(a.DeepClone()); }",
    "var a = new JArray(Enumerable.Range(0, 10000)); return new JArray(Enumerable.Repeat(a, 1000));",
    "var t = \"[\" + new string('0', 1).PadRight(300000).Replace(\" \", \",0\") + \"]\"; return JArray.Parse(t);",
    "object a = 1; for (var i = 0; i < 60; i++) { a = new[] { a, a }; } return JToken.FromObject(a);",
    "object a = 1; for (var i = 0; i < 60; i++) { a = new { a, b = a }; } return a.ToString();",
    "object a = 1; for (var i = 0; i < 60; i++) { a = new KeyValuePair<object, object>(a, a); } return a.ToString();",
    "object a = 1; for (var i = 0; i < 15000; i++) { a = new { a }; } return a.Equals(a);",
    "var o = new JArray(); for (var i = 0; i < 50; i++) { o = new JArray(o, 1); } return o.SelectTokens(\"$..*..*..*..*..*..*\").Count();",
  ])
  func `JSON and objects without end`(_ code: String) throws {
    let exception = try failure("@{ \(code) }").exception
    #expect(exception == "ExpressionBudgetException" || exception == "Newtonsoft.Json.JsonWriterException")
  }

  @Test(arguments: [
    "var l = Enumerable.Range(0, 20000).ToList(); while (true) { l.Contains(-1); }",
    "var l = Enumerable.Range(0, 20000).ToList(); while (true) { l.Skip(19999).First(); }",
    "var l = Enumerable.Range(0, 20000).ToArray(); while (true) { Array.IndexOf(l, -1); }",
    "var l = Enumerable.Range(0, 20000).ToList(); while (true) { l.Remove(-1); }",
    "var s = new string('a', 20000); while (true) { s.IndexOf(\"b\"); }",
    "var s = new string('a', 20000); while (true) { s.Contains(\"ab\"); }",
    "var s = new string('é', 50000); while (true) { s.LastIndexOf(\"b\"); }",
    "var s = new string('a', 20000); var t = new string('a', 20000); while (true) { if (s != t) return 1; }",
    "var s = new string('a', 20000) + \"b\"; while (true) { Regex.IsMatch(s, \"c\"); }",
    "var a = new string('a', 20000) + \"b\"; var b = new string('a', 20000) + \"b\"; var l = new List<string>(); for (var i = 0; i < 200000; i++) { l.Add(i % 2 == 0 ? a : b); } return l.Distinct().Count();",
    "var a = new string('a', 1000) + \"b\"; var b = new string('a', 1000) + \"b\"; var l = new List<string>(); for (var i = 0; i < 200000; i++) { l.Add(i % 2 == 0 ? a : b); } return l.OrderBy(x => x).Count();",
    "var o = JArray.Parse(\"[\" + new string('0', 1).PadRight(20000).Replace(\" \", \",0\") + \"]\"); while (true) { JToken.DeepEquals(o, o); }",
    "var o = JArray.Parse(\"[\" + new string('0', 1).PadRight(20000).Replace(\" \", \",0\") + \"]\"); while (true) { o.SelectToken(\"$[?(@.x == 1)]\"); }",
  ])
  func `Many calls that each take long`(_ code: String) throws {
    let exception = try failure("@{ \(code) }").exception
    #expect(exception == "ExpressionBudgetException")
  }

  @Test func `A long row of matches is taken down one by one`() throws {
    let text = "@{ return Regex.Matches(new string('a', 20000), \"a\")[0].Value; }"
    let value = try PolicyExpression<String>(text, context: SampleHost.contextType())
      .evaluate(in: SampleHost.scope())
    #expect(value == "a")
  }

  @Test func `JSON with long names around many values is read in time that grows with its length`() throws {
    let name = String(repeating: "n", count: 50_000)
    let values = String(repeating: "1,", count: 20_000)
    let start = ContinuousClock.now
    _ = try JToken.parse("{\"\(name)\": [\(values)1]}")
    #expect(ContinuousClock.now - start < .seconds(20))
  }

  @Test func `A number format of many places is walked in time that grows with its length`() throws {
    let places = String(repeating: "#", count: 50_000)
    let start = ContinuousClock.now
    let text = "@((1.5).ToString(\"0.0\(places)\") + (0.25).ToString(\"0.\(places)0\").Length)"
    let value = try PolicyExpression<String>(text, context: SampleHost.contextType())
      .evaluate(in: SampleHost.scope())
    #expect(value == "1.550003")
    #expect(ContinuousClock.now - start < .seconds(20))
  }

  @Test func `A width beyond all bounds is refused`() throws {
    for width in ["-9223372036854775808", "9223372036854775807", "99999999999999999999"] {
      #expect(try failure("@(string.Format(\"{0,\(width)}\", 1))").exception == "System.FormatException")
    }
  }

  @Test func `Looking at what is there is free of charge`() throws {
    let text = """
      @{ var rows = new List<List<int>>(); for (var i = 0; i < 100; i++) { rows.Add(Enumerable.Range(0, 1000).ToList()); }
        var sum = 0; for (var k = 0; k < 2; k++) for (var i = 0; i < 100; i++) for (var j = 0; j < 1000; j++) {
          sum += rows[i][j] - rows[i].Count; }
        return sum; }
      """
    let generous = EvaluationLimits(time: .seconds(60))
    let value = try PolicyExpression<Int>(text, context: SampleHost.contextType())
      .evaluate(in: SampleHost.scope(limits: generous))
    #expect(value == 2 * 100 * (999 * 500 - 1_000_000))
  }
}
