import Testing

/// Variables hold values with their .NET types, and casts ask for exactly those.
@Suite struct BoxedValueTests {
  @Test(arguments: [
    ("@(5)", "(int)context.Variables[\"v\"] + 1", "6"),
    ("@(5L)", "(long)context.Variables[\"v\"] + 1", "6"),
    ("@(\"5\")", "Convert.ToInt32(context.Variables[\"v\"]) + 1", "6"),
    ("@(JObject.Parse(\"{'n': 5}\")[\"n\"])", "(int)(JToken)context.Variables[\"v\"] + 1", "6"),
    ("@(JObject.Parse(\"{'n': '5'}\")[\"n\"])", "(int)(JToken)context.Variables[\"v\"] + 1", "6"),
    ("@((string)null)", "(string)context.Variables[\"v\"] ?? \"null\"", "null"),
    ("@(new JArray(1, 2))", "((JArray)context.Variables[\"v\"]).Count + 0", "2"),
    ("@(true)", "(bool)context.Variables[\"v\"] ? \"yes\" : \"no\"", "yes"),
    (
      "@(5)",
      "context.Variables.GetValueOrDefault<int>(\"v\", 1) + context.Variables.GetValueOrDefault<int>(\"w\", 1)",
      "6"
    ),
  ])
  func `A cast to the type of the value works`(
    value: String, expression: String, expected: String
  ) async throws {
    let trial = try Trial(
      answering: "(\(expression)).ToString()", after: "<set-variable name=\"v\" value='\(value)' />")
    #expect(try await trial.send().text == expected)
  }

  @Test(arguments: [
    ("@(5L)", "(int)context.Variables[\"v\"]"), ("@(5.0)", "(int)context.Variables[\"v\"]"),
    ("@(\"5\")", "(int)context.Variables[\"v\"]"), ("5", "(int)context.Variables[\"v\"]"),
    ("@(5)", "(string)context.Variables[\"v\"]"), ("@(5)", "(long)context.Variables[\"v\"]"),
    ("@(\"5\")", "context.Variables.GetValueOrDefault<int>(\"v\")"), ("5", "context.Variables[\"missing\"]"),
  ])
  func `A cast to another type fails, as unboxing does`(value: String, expression: String) async throws {
    let trial = try Trial(
      answering: "(\(expression)).ToString()", after: "<set-variable name=\"v\" value='\(value)' />")
    #expect(try await trial.send().status == 500)
  }
}
