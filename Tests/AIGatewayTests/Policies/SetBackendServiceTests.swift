import AIGateway
import HTTPTransport
import Testing

@Suite struct SetBackendServiceTests {
  private func target(_ policies: String) async throws -> String? {
    let trial = try Trial(inbound: "<base />\(policies)")
    _ = try await trial.send("GET", "/api/thing/1?x=y")
    return trial.backend.requests.first?.url.description
  }

  @Test func `A backend entity or a base URL takes the place of the service URL`() async throws {
    #expect(try await target("") == "http://backend.test/base/thing/1?x=y")
    #expect(
      try await target("<set-backend-service backend-id=\"other\" />") == "http://other.test/else/thing/1?x=y"
    )
    #expect(
      try await target(
        "<set-backend-service base-url=\"@(&quot;https://host:8443/p&quot;)\" />".replacing(
          "&quot;", with: "\""))
        == "https://host:8443/p/thing/1?x=y")
  }

  @Test func `A base URL does not override a backend entity`() async throws {
    #expect(
      try await target(
        "<set-backend-service backend-id=\"other\" /><set-backend-service base-url=\"http://late.test\" />")
        == "http://other.test/else/thing/1?x=y")
  }

  @Test func `A backend that does not exist is a failure when the request comes`() async throws {
    let trial = try Trial(
      inbound: "<base /><set-backend-service backend-id=\"@(&quot;nobody&quot;)\" />".replacing(
        "&quot;", with: "\""))
    #expect(try await trial.send().status == 500)
    #expect(trial.backend.requests.isEmpty)
  }

  @Test(arguments: [
    "<set-backend-service />", "<set-backend-service base-url=\"ftp://x\" />",
    "<set-backend-service base-url=\"http://x\" backend-id=\"other\" />",
    "<set-backend-service backend=\"other\" />",
  ])
  func `What names no backend is refused when the document loads`(policy: String) {
    #expect(throws: PolicyError.self) { try Trial(inbound: policy) }
  }
}
