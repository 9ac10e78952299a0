import AIGateway
import HTTPTransport
import Testing

@Suite struct CrossDomainTests {
  private static let flash = #"<cross-domain-policy><allow-access-from domain="*" /></cross-domain-policy>"#

  private func trial(_ document: String) throws -> Trial {
    try Trial(
      Service(
        policy: .text(
          "<policies><inbound><cross-domain>\n  \(document)\n</cross-domain></inbound></policies>",
          name: "global.xml")
      ) {
        API("api", .passthrough, path: "api", serviceURL: "http://backend.test", subscriptionRequired: false)
      })
  }

  @Test func `The gateway answers for the document, as it is written`() async throws {
    let answer = try await trial(Self.flash).send("GET", "/crossdomain.xml")
    #expect(answer.status == 200)
    #expect(answer.text == Self.flash)
    #expect(answer.headers["Content-Type"] == "text/xml")
  }

  @Test func `Silverlight's document is at a path of its own`() async throws {
    let document = "<!-- s -->\n<access-policy><cross-domain-access /></access-policy>"
    #expect(try await trial(document).send("GET", "/clientaccesspolicy.xml").text == document)
    #expect(try await trial(document).send("GET", "/crossdomain.xml").status == 404)
  }

  @Test func `Other requests go on`() async throws {
    let trial = try trial(Self.flash)
    #expect(try await trial.send("GET", "/other.xml").status == 404)
    #expect(try await Trial(inbound: "<cross-domain>\(Self.flash)</cross-domain>").send().text == "hello")
  }

  @Test func `A document of another kind is refused`() {
    #expect {
      try trial("<a />")
    } throws: {
      "\($0)" == "global.xml:2:3: <cross-domain> holds no cross-domain document. "
        + "<cross-domain-policy> or <access-policy> was expected"
    }
  }
}
