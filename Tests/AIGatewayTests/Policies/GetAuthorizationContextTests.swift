import AIGateway
import Foundation
import LabTime
import HTTPTransport
import Testing

@Suite struct GetAuthorizationContextTests {
  private static let header = """
    <set-header name="Authorization"><value>@("Bearer " + \
    ((Authorization)context.Variables.GetValueOrDefault("auth"))?.AccessToken)</value></set-header>
    """

  private func trial(_ attributes: String, _ more: String = header) throws -> Trial {
    try Trial(
      inbound: """
        <base /><get-authorization-context provider-id="@("git" + "hub")" authorization-id="auth1" \
        context-variable-name="auth" \(attributes) />\(more)
        """
    ) {
      AuthorizationProvider(
        "github",
        [Authorization("auth1", accessToken: "gho_1", claims: ["login": "octo"], objectIDs: ["me"])])
    }
  }

  private static func jwt(_ claims: String) -> String {
    func part(_ text: String) -> String {
      Data(text.utf8).base64EncodedString()
        .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
    return "\(part(#"{"alg":"RS256"}"#)).\(part(claims)).c2ln"
  }

  @Test func `The connection's token is in the variable`() async throws {
    let trial = try trial("")
    _ = try await trial.send()
    #expect(trial.backend.requests.first?.headers["Authorization"] == "Bearer gho_1")
  }

  @Test func `So are its claims`() async throws {
    let trial = try trial(
      "",
      """
      <set-header name="X-Login"><value>\
      @((string)((Authorization)context.Variables["auth"]).Claims["login"])</value></set-header>
      """)
    _ = try await trial.send()
    #expect(trial.backend.requests.first?.headers["X-Login"] == "octo")
  }

  @Test func `Without such a connection the request fails, or the variable is null`() async throws {
    func send(_ attributes: String) async throws -> (Trial.Answer, Trial) {
      let trial = try Trial(
        inbound: """
          <base /><get-authorization-context provider-id="x" authorization-id="y" context-variable-name="auth" \
          \(attributes) />\(Self.header)
          """,
        onError: "<base /><set-body>@(context.LastError.Source)</set-body>")
      return (try await trial.send(), trial)
    }
    let (failed, _) = try await send("")
    #expect(failed.status == 500)
    #expect(failed.text == "get-authorization-context")
    let (ignored, trial) = try await send(#"ignore-error="true""#)
    #expect(ignored.status == 200)
    #expect(trial.backend.requests.first?.headers["Authorization"] == "Bearer ")
  }

  // The trial's clock begins on 4 March 2026: 1772582400.
  @Test(arguments: [
    (#"{"aud": "https://azure-api.net/authorization-manager", "oid": "me", "exp": 1772582500}"#, 200),
    (#"{"aud": "https://azure-api.net/authorization-manager", "oid": "me", "exp": 1772582300}"#, 500),
    (#"{"aud": "https://azure-api.net/authorization-manager", "oid": "you"}"#, 500),
    (#"{"aud": "https://management.azure.com", "oid": "me"}"#, 500),
    ("no JSON", 500),
  ])
  func `An identity of the caller's own must be for the credential manager and let in`(
    _ claims: String, _ status: Int
  ) async throws {
    let trial = try trial(
      #"identity-type="jwt" identity="@(context.Request.Headers.GetValueOrDefault("X-Token", ""))""#)
    #expect(try await trial.send(headers: ["X-Token": Self.jwt(claims)]).status == status)
  }

  @Test func `A token is kept until shortly before it expires`() async throws {
    let source = CountingTokens()
    let trial = try Trial(
      inbound: """
        <base /><get-authorization-context provider-id="p" authorization-id="a" context-variable-name="auth" />
        \(Self.header)
        """
    ) { AuthorizationProvider("p", [Authorization("a", tokens: source)]) }
    for _ in 1...3 { _ = try await trial.send() }
    #expect(
      trial.backend.requests.map { $0.headers["Authorization"] } == Array(repeating: "Bearer p/a 1", count: 3)
    )
  }

  private actor CountingTokens: TokenSource {
    private var count = 0

    func token(for resource: String, clientID: String?) async throws -> AccessToken {
      count += 1
      return AccessToken("\(resource) \(count)", expires: Instant(year: 2027, month: 1, day: 1))
    }
  }

  @Test func `A word that is no identity type is refused when the document loads`() {
    #expect {
      try trial(#"identity-type="user""#)
    } throws: {
      "\($0)".contains(#"identity-type is "user". managed or jwt was expected"#)
    }
    #expect {
      try trial(#"identity-type="jwt""#)
    } throws: {
      "\($0)".contains("needs the attribute identity")
    }
  }
}
