import AIGateway
import HTTPTransport
import Testing

@Suite struct PolicyRegistryTests {
  @Test func `No policy is listed twice, as running and as not, or under two names`() {
    let names = PolicyListing.all.map(\.name)
    #expect(names == Set(names).sorted())
    #expect(PolicyListing.all.allSatisfy { !$0.sections.isEmpty })
  }

  @Test(arguments: ["llm-token-limit", "jsonp", "invoke-dapr-binding"])
  func `A policy in a section where it cannot stand is refused, whether or not it runs here`(
    name: String
  ) throws {
    let error = #expect(throws: PolicyError.self) { try Trial(backend: "<base />\n<\(name) />") }
    #expect(error?.message == "<\(name)> cannot stand in <backend>")
    let listing = try #require(PolicyListing.all.first { $0.name == name })
    #expect(
      error?.hint == "it stands in \(listing.sections.map { "<\($0.rawValue)>" }.joined(separator: ", "))")
    #expect(error?.line == 4)
  }

  @Test func `A policy that does not run here loads, and says why when a request reaches it`() async throws {
    let trial = try Trial(
      inbound: #"<base /><publish-to-dapr pubsub-name="@("x")">@(any < thing)</publish-to-dapr>"#,
      onError: #"<base /><set-header name="X-Error"><value>@(context.LastError.Message)</value></set-header>"#
    )
    let answer = try await trial.send()
    #expect(answer.status == 500)
    #expect(
      answer.headers["X-Error"]
        == "The policy 'publish-to-dapr' is not available in this gateway: it needs a Dapr sidecar.")
  }

  @Test func `Names as Microsoft's policy toolkit spells them are taken for what is meant`() async throws {
    let trial = try Trial(
      inbound: """
        <base />
        <llm-token-limit counter-key="a" tokens-per-minute="10" estimate-prompt-token="true" />
        <invoke-darp-binding name="b" />
        """,
      onError: #"<base /><set-header name="X-Error"><value>@(context.LastError.Message)</value></set-header>"#
    )
    let words = String(repeating: "one more word ", count: 20)
    let body = #"{"messages": [{"role": "user", "content": "\#(words)"}]}"#
    #expect(try await trial.send("POST", body: body).status == 429)
    #expect(
      try await trial.send("POST", body: "{}").headers["X-Error"]
        == "The policy 'invoke-dapr-binding' is not available in this gateway: it needs a Dapr sidecar.")
  }
}
