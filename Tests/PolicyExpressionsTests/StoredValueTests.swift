import Foundation
import PolicyExpressions
import Testing

@Suite struct StoredValueTests {
  private func evaluated(_ text: String) throws -> Value {
    try PolicyExpression<Value>(text, context: SampleHost.contextType()).evaluate(in: SampleHost.scope())
  }

  @Test(arguments: [
    "@(5)", "@(5L)", "@(\"a\")", "@(true)", "@((string)null)", "@(DateTime.UtcNow)", "@(Guid.Empty)",
    "@(new[] { \"a\", \"b\" })", "@(JArray.Parse(\"[1,{'a':null}]\"))", "@(new List<int> { 1 })",
    "@(DayOfWeek.Monday)", "@(TimeSpan.FromSeconds(1))",
    "@(XElement.Parse(\"<p:a xmlns:p='u'> <b/>t</p:a>\"))", "@(XDocument.Parse(\"<a><!--c--></a>\"))",
  ])
  func `A stored value comes back with its type and its text`(_ text: String) throws {
    let value = try evaluated(text)
    let copy = try #require(StoredValue(value)).value
    #expect(copy.type == value.type || value.type == .named("JArray"))
    #expect(copy.attributeText == value.attributeText)
  }

  @Test(arguments: [
    "@(5)", "@('a')", "@(1.5f)", "@(1.10m)", "@(ulong.MaxValue)", "@((string)null)", "@(DateTime.UtcNow)",
    "@(DateTimeOffset.UtcNow)", "@(Guid.Empty)", "@(new[] { \"a\", null })",
    "@(JArray.Parse(\"[1.0,{'a':null}]\"))",
    "@(new List<int?> { 1, null })", "@(DayOfWeek.Monday)", "@(TimeSpan.FromSeconds(1))",
    "@(XElement.Parse(\"<a> <b/></a>\"))",
  ])
  func `A stored value can be written down as JSON and read again`(_ text: String) throws {
    let stored = try #require(StoredValue(evaluated(text)))
    let data = try JSONEncoder().encode(stored)
    #expect(try JSONDecoder().decode(StoredValue.self, from: data) == stored)
  }

  @Test func `A copy does not follow changes of the original`() throws {
    let object = JObject()
    try object.set("a", JValue(.int(1)))
    let stored = try #require(StoredValue(.object(object)))
    try object.set("a", JValue(.int(2)))
    #expect(try (stored.value.object as? JObject)?.value("a")?.text == "1")
  }

  @Test func `The host's objects are not stored`() throws {
    #expect(StoredValue(try evaluated("@(context.Request)")) == nil)
  }

  @Test func `Content becomes what a policy asks for`() throws {
    let bytes = Array("{\"a\": [1]}".utf8)
    #expect(try Value(content: bytes, as: .string).string == "{\"a\": [1]}")
    #expect(try Value(content: bytes, as: .array(.byte)).bytes == bytes)
    #expect(try Value(content: bytes, as: .named("JObject")).type == .named("JObject"))
    #expect(throws: NetException.self) { try Value(content: bytes, as: .named("JArray")) }
  }
}
