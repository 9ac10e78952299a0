import Testing

/// What becomes of a value where a text is asked for. Expected values are those of .NET and Newtonsoft.Json.
@Suite struct TextOfValuesTests {
  @Test(arguments: [
    ("true", "True"), ("(1 == 2).ToString()", "False"), ("5", "5"), ("1.5", "1.5"), ("10.0 / 4", "2.5"),
    ("(string)null", ""), ("new DateTime(2026, 3, 4, 5, 6, 7)", "03/04/2026 05:06:07"),
    ("TimeSpan.FromSeconds(3661)", "01:01:01"), ("'c'", "c"), ("new [] { \"a\" }", "System.String[]"),
    (
      "new JObject(new JProperty(\"a\", 1), new JProperty(\"b\", new JArray(1, true)))",
      "{\n  \"a\": 1,\n  \"b\": [\n    1,\n    true\n  ]\n}"
    ),
    ("new JObject(new JProperty(\"a\", 1)).ToString(Newtonsoft.Json.Formatting.None)", "{\"a\":1}"),
    ("JObject.Parse(\"{'a': true}\")[\"a\"]", "True"), ("JObject.Parse(\"{'a': 'x'}\")[\"a\"]", "x"),
  ])
  func `A value has .NET's text`(expression: String, expected: String) async throws {
    let answer = try await Trial(answering: expression).send()
    // .NET ends lines as its system does, and API Management runs on Windows.
    #expect(answer.text.replacing("\r\n", with: "\n") == expected)
  }

  @Test(arguments: ["-1", "true", "2026-03-04", " a "])
  func `A literal of set-variable is a string`(literal: String) async throws {
    let trial = try Trial(
      answering:
        "context.Variables[\"v\"] is string ? \"<\" + (string)context.Variables[\"v\"] + \">\" : \"another\"",
      after: "<set-variable name=\"v\" value=\"\(literal)\" />")
    #expect(try await trial.send().text == "<\(literal)>")
  }
}
