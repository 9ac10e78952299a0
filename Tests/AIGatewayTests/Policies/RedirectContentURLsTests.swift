import HTTPTransport
import Testing

@Suite struct RedirectContentURLsTests {
  @Test func `Outbound links to the backend become links to the gateway`() async throws {
    let body = """
      {"self": "http://backend.test/base/items/1", "root": "http://backend.test/base", \
      "other": "http://backend.test/basement", "host": "http://backend.test.evil/base/x", \
      "port": "http://backend.test:81/base", "outside": "http://backend.test/else"}
      """
    let trial = try Trial(outbound: "<base /><redirect-content-urls />", answeredBy: .init(json: body))
    #expect(
      try await trial.send().text == """
        {"self": "http://gateway.test/api/items/1", "root": "http://gateway.test/api", \
        "other": "http://backend.test/basement", "host": "http://backend.test.evil/base/x", \
        "port": "http://backend.test:81/base", "outside": "http://backend.test/else"}
        """)
  }

  @Test func `Inbound links to the gateway become links to the backend`() async throws {
    let trial = try Trial(
      inbound: #"<base /><set-backend-service backend-id="other" /><redirect-content-urls />"#)
    _ = try await trial.send("POST", body: "see http://gateway.test/api/a?b and http://gateway.test/apis")
    #expect(
      try await trial.backend.requests.first?.body.gathered()
        == Array("see http://other.test/else/a?b and http://gateway.test/apis".utf8))
  }

  @Test func `Headers are not changed`() async throws {
    let trial = try Trial(
      outbound: "<base /><redirect-content-urls />",
      answeredBy: .init { _ in Response(201, headers: ["Location": "http://backend.test/base/1"]) })
    #expect(try await trial.send().headers["Location"] == "http://backend.test/base/1")
  }
}
