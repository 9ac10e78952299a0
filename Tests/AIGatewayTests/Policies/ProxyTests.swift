import HTTPTransport
import Testing

@Suite struct ProxyTests {
  @Test func `The request is forwarded through the proxy, with its credentials`() async throws {
    let trial = try Trial(
      inbound: """
        <base /><set-variable name="p" value="pass" />
        <proxy url="http://proxy.test:3128" username="user" password="@((string)context.Variables["p"])" />
        """)
    _ = try await trial.send()
    let request = try #require(trial.backend.requests.first)
    #expect(request.url.description == "http://backend.test/base/thing")
    // `printf user:pass | base64`
    #expect(request.proxy?.authorization == "Basic dXNlcjpwYXNz")
    #expect(request.proxy?.url.authority == "proxy.test:3128")
  }

  @Test func `In send-request it is for that request alone`() async throws {
    let trial = try Trial(
      inbound: """
        <base /><send-request mode="new" response-variable-name="r"><set-url>https://side.test/</set-url>
        <set-method>GET</set-method><proxy url="http://proxy.test" /></send-request>
        """)
    _ = try await trial.send()
    #expect(trial.backend.requests.map { $0.proxy?.url.host } == ["proxy.test", nil])
    #expect(trial.backend.requests.first?.proxy?.authorization == nil)
  }

  @Test(arguments: ["ftp://proxy", "https://proxy.test", "proxy.test:80"])
  func `An address that is no http proxy's is refused when the document loads`(_ url: String) {
    #expect {
      try Trial(inbound: #"<proxy url="\#(url)" />"#)
    } throws: {
      "\($0)".hasSuffix(#"url is "\#(url)". http:// and a host were expected"#)
    }
  }
}
