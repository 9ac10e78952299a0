import AIGateway
import HTTPTransport
import Testing

@Suite struct RewriteURITests {
  private func url(
    _ operation: String, _ policy: String, _ path: String
  ) async throws -> String? {
    let document = "<policies><inbound><base />\(policy)</inbound></policies>"
    let trial = try Trial(
      Service {
        API(
          "a", APIDefinition(operations: [Operation("o", "GET", operation)]), path: "a",
          serviceURL: "http://backend.test/base", subscriptionRequired: false,
          policy: .text(document, name: "policy.xml"))
      })
    _ = try await trial.send("GET", "/a" + path)
    return trial.backend.requests.first?.url.pathAndQuery
  }

  // Both are the documentation's own example.
  @Test func `Parameters that the operation does not name are copied, unless told otherwise`() async throws {
    #expect(
      try await url("/get?a={b}", #"<rewrite-uri template="/put" />"#, "/get?a=b&c=d") == "/base/put?c=d")
    #expect(
      try await url(
        "/get?a={b}", #"<rewrite-uri template="/put" copy-unmatched-params="false" />"#, "/get?a=b&c=d")
        == "/base/put")
  }

  @Test func `Braces take the operation's template parameters`() async throws {
    #expect(
      try await url(
        "/shops/{shop}/items/{item}", #"<rewrite-uri template="/{item}/of/{shop}?name={shop}" />"#,
        "/shops/A%2FB/items/7?x=1") == "/base/7/of/A%2FB?name=A%2FB&x=1")
    #expect(
      try await url("/get?a={b}", #"<rewrite-uri template="/x/{b}" />"#, "/get?a=v%20w") == "/base/x/v%20w")
    #expect(
      try await url("/files/{*path}", #"<rewrite-uri template="/f/{path}" />"#, "/files/a/b%20c")
        == "/base/f/a/b%20c")
  }

  @Test func `An expression makes the path, which needs no slash at its start`() async throws {
    #expect(
      try await url(
        "/*", #"<rewrite-uri template="@("v2" + context.Request.Url.Path)" />"#, "/x?y=1")
        == "/base/v2/base/x?y=1")
    #expect(try await url("/*", #"<rewrite-uri template="plain" />"#, "/x") == "/base/plain")
  }

  @Test func `A parameter that the operation does not have is a failure`() async throws {
    #expect(try await url("/x", #"<rewrite-uri template="/{nothing}" />"#, "/x") == nil)
    #expect(throws: PolicyError.self) {
      try Trial(inbound: #"<rewrite-uri template="http://else.test/x" />"#)
    }
  }
}
