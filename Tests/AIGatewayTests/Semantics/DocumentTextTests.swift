import AIGateway
import Testing

/// How the text of a document becomes literals and expressions.
@Suite struct DocumentTextTests {
  private func answer(_ policies: String) async throws -> String {
    let document =
      "<policies><inbound>\(policies)<return-response><set-body>@((string)context.Variables[\"x\"])</set-body></return-response></inbound></policies>"
    return try await Trial(policy: document).send().text
  }

  @Test func `In a document that is not well-formed XML, expressions are taken as they are written`()
    async throws
  {
    #expect(
      try await answer(#"<set-variable name="x" value="@("a &amp; b" + (1 < 2 && 3 > 2))" />"#)
        == "a &amp; bTrue")
    // Literals are markup all the same.
    #expect(
      try await answer(
        #"<set-variable name="y" value="@("<")" /><set-variable name="x" value="a &amp; &lt;b&gt;" />"#)
        == "a & <b>")
  }

  @Test func `In a well-formed document entities are decoded in expressions too`() async throws {
    // The text of <set-body> has quotes, which XML allows there.
    #expect(
      try await answer(#"<set-variable name="x" value="@(&quot;a &amp;amp; b&quot; + (1 &lt; 2))" />"#)
        == "a &amp; bTrue")
    #expect(
      try await answer(#"<set-variable name='x' value='@("a" + (1 &lt; 2 &amp;&amp; true))' />"#) == "aTrue")
  }

  @Test func `A line break in an attribute stays one, so that a comment ends with its line`() async throws {
    #expect(
      try await answer(
        """
        <set-variable name="x" value="@{
          // "quotes), brackets} and all
          var parts = new [] { "a", $"{(1 + 1)}" }; /* @( */
          return string.Join("-", parts);
        }" />
        """) == "a-2")
  }

  @Test func `What stands in a comment is not read`() async throws {
    #expect(
      try await answer(
        #"<!-- <set-variable name="x" value="@(broken" -- > <!-- --><set-variable name="x" value="read" />"#)
        == "read")
  }
}
