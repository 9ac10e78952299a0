import HTTPTransport
import LabTime
import Testing

/// `cache-lookup-value`, `cache-store-value` and `cache-remove-value` together: none does anything alone.
@Suite struct CacheValueTests {
  private static let store = """
    <choose><when condition="@(context.Request.Method == "PUT")">
      <cache-store-value key="list" value="@(new JArray(1, 2, 3))" duration="60" />
      <cache-store-value key="flag" value="@(true)" duration="@(30 + 30)" caching-type="internal" />
      <cache-store-value key="text" value="plain" duration="60" />
    </when></choose>
    """

  private func trial(_ lookup: String, shows expression: String) throws -> Trial {
    try Trial(
      inbound: """
        <base />\(Self.store)\(lookup)
        <return-response><set-body>@(\(expression))</set-body></return-response>
        """)
  }

  @Test(arguments: [
    ("list", "((JArray)context.Variables[\"v\"]).Count.ToString()", "3"),
    ("flag", "((bool)context.Variables[\"v\"] ? \"yes\" : \"no\")", "yes"),
    ("text", "(string)context.Variables[\"v\"]", "plain"),
  ])
  func `A stored value keeps its type`(key: String, expression: String, expected: String) async throws {
    let trial = try trial(#"<cache-lookup-value key="\#(key)" variable-name="v" />"#, shows: expression)
    #expect(try await trial.send("PUT").text == expected)
    #expect(try await trial.send("GET").text == expected)
  }

  @Test func `What a request changes in a cached object stays its own`() async throws {
    let trial = try trial(
      """
      <cache-lookup-value key="list" variable-name="v" />
      <set-variable name="changed" value="@{ ((JArray)context.Variables["v"]).Add(4); return true; }" />
      """, shows: "((JArray)context.Variables[\"v\"]).Count.ToString()")
    #expect(try await trial.send("PUT").text == "4")
    #expect(try await trial.send("GET").text == "4")
  }

  @Test func `A value is gone when its time is over`() async throws {
    let trial = try trial(
      #"<cache-lookup-value key="text" variable-name="v" default-value="gone" />"#,
      shows: "(string)context.Variables[\"v\"]")
    #expect(try await trial.send("PUT").text == "plain")
    try await trial.clock.run { try await trial.clock.sleep(for: .milliseconds(59_999)) }
    #expect(try await trial.send().text == "plain")
    try await trial.clock.run { try await trial.clock.sleep(for: .milliseconds(1)) }
    #expect(try await trial.send().text == "gone")
  }

  @Test func `A miss without a default makes no variable`() async throws {
    let trial = try trial(
      #"<cache-lookup-value key="text" variable-name="v" />"#,
      shows: "context.Variables.ContainsKey(\"v\").ToString()")
    #expect(try await trial.send().text == "False")
    #expect(try await trial.send("PUT").text == "True")
  }

  @Test func `A removed value is not found`() async throws {
    let trial = try trial(
      #"<cache-remove-value key="text" /><cache-lookup-value key="text" variable-name="v" />"#,
      shows: "context.Variables.ContainsKey(\"v\").ToString()")
    #expect(try await trial.send("PUT").text == "False")
  }

  @Test func `A value that means nothing outside its request is not kept, and the request goes on`()
    async throws
  {
    let trial = try trial(
      """
      <cache-store-value key="r" value="@(context.Request)" duration="60" />
      <cache-lookup-value key="r" variable-name="v" />
      """, shows: "context.Variables.ContainsKey(\"v\").ToString()")
    let answer = try await trial.send()
    #expect(answer.status == 200)
    #expect(answer.text == "False")
  }
}
