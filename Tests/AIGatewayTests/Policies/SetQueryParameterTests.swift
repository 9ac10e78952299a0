import AIGateway
import HTTPTransport
import Testing

@Suite struct SetQueryParameterTests {
  private func query(_ policy: String, _ query: String) async throws -> String? {
    let trial = try Trial(inbound: "<base />" + policy)
    _ = try await trial.send("GET", "/api/thing" + query)
    return try #require(trial.backend.requests.first).url.query
  }

  private func policy(_ action: String, _ values: String...) -> String {
    #"<set-query-parameter name="v" exists-action="\#(action)">"#
      + values.map { "<value>\($0)</value>" }.joined() + "</set-query-parameter>"
  }

  @Test func `A parameter that exists is replaced, kept, joined or removed`() async throws {
    #expect(try await query(policy("override", "new"), "?a=1&V=old&b=2") == "a=1&b=2&v=new")
    #expect(try await query(policy("skip", "new"), "?v=old") == "v=old")
    #expect(try await query(policy("append", "new"), "?v=old") == "v=old&v=new")
    #expect(try await query(policy("delete"), "?v=old&a=1") == "a=1")
    #expect(try await query(policy("delete"), "?v=old") == nil)
  }

  @Test func `A parameter that does not exist is added`() async throws {
    for action in ["override", "skip", "append"] {
      #expect(try await query(policy(action, "one", "two"), "") == "v=one&v=two")
    }
    #expect(try await query(policy("delete"), "?a=1") == "a=1")
  }

  @Test func `Values are escaped, and what is not touched stays as it was written`() async throws {
    #expect(
      try await query(policy("override", #"@("a b&c=" + context.Request.Method + "/é")"#), "?x=%7e+1")
        == "x=%7e+1&v=a%20b%26c%3DGET%2F%C3%A9")
  }

  @Test func `An action that is none is refused`() {
    #expect(throws: PolicyError.self) { try Trial(inbound: policy("replace", "x")) }
  }
}
