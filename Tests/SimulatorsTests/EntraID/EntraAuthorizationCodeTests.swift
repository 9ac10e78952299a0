import HTTPTransport
import LabTime
import OpenAI
import Simulators
import Testing

@Suite struct EntraAuthorizationCodeTests {
  private let caller = EntraCaller()
  // RFC 7636, appendix B.
  private static let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
  private static let challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
  private static let page = "/organizations/oauth2/v2.0/authorize"
  private static let back = "https://web.example/back"

  private func authorize(
    _ method: String = "POST", redirect: String = back, type: String = "code", mode: String = "query",
    scope: String = "api://chat/read openid offline_access", login: String = EntraCaller.user,
    extra: (String, String) = ("x", "y")
  ) async throws -> EntraCaller.Answer {
    let fields: KeyValuePairs = [
      "client_id": EntraCaller.web, "redirect_uri": redirect, "response_type": type, "response_mode": mode,
      "scope": scope, "state": "a&b", "nonce": "n1", "code_challenge": Self.challenge,
      "code_challenge_method": "S256", extra.0: extra.1, "login": login, "passwd": "engine",
    ]
    if method == "POST" { return try await caller.send("POST", Self.page, fields) }
    return try await caller.send("GET", "\(Self.page)?\(EntraCaller.encoded(fields))")
  }

  private func redeem(
    _ code: String?, redirect: String = back, verifier: String = verifier, secret: String = "web secret"
  ) async throws -> EntraCaller.Answer {
    try await caller.token([
      "grant_type": "authorization_code", "client_id": EntraCaller.web, "client_secret": secret,
      "code": code ?? "", "redirect_uri": redirect, "code_verifier": verifier,
    ])
  }

  @Test func `The page is a form that keeps what the client has sent, and no markup of its`() async throws {
    let page = try await authorize("GET", extra: ("evil", "\"><script>"))
    #expect(page.status == 200 && page.text.contains("<form method=\"post\">"))
    #expect(page.text.contains("name=\"state\" value=\"a&amp;b\""))
    #expect(page.text.contains("value=\"&quot;&gt;&lt;script&gt;\"") && !page.text.contains("<script>"))
    #expect(!page.text.contains("engine"))
  }

  @Test func `A sign-in leads back with a code, which leads to tokens once`() async throws {
    let answer = try await authorize()
    #expect(answer.status == 302 && answer.headers["Location"]?.hasPrefix("\(Self.back)?code=") == true)
    #expect(answer.returned("state") == "a&b")
    let tokens = try await redeem(answer.returned("code"))
    #expect(tokens.json["scope"]?.string == "api://chat/read openid offline_access")
    #expect(tokens.claims()["aud"]?.string == EntraCaller.api && tokens.claims()["scp"]?.string == "read")
    #expect(tokens.claims()["roles"] == ["Chat.All"] && tokens.claims()["azpacr"]?.string == "1")
    #expect(tokens.claims("id_token")["nonce"]?.string == "n1")
    let again = try await redeem(answer.returned("code"))
    #expect(again.error == "invalid_grant" && again.code == 54005)
  }

  @Test func `A code is good for whoever asked for it only`() async throws {
    let code = try await authorize().returned("code")
    #expect(try await redeem(code, verifier: Self.challenge).code == 501_481)
    #expect(try await redeem(code, verifier: "").code == 50148)
    #expect(try await redeem(code, redirect: "https://web.example/else").code == 500_112)
    #expect(try await redeem(code, secret: "no").code == 7_000_215)
    #expect(try await redeem("made up").code == 70000)
    #expect(try await redeem(code).status == 200)
  }

  @Test func `A code lives for ten minutes`() async throws {
    try await caller.clock.run {
      let code = try await authorize().returned("code")
      try await caller.clock.sleep(for: .seconds(600))
      #expect(try await redeem(code).code == 70008)
    }
  }

  @Test func `Nobody is sent to an address that is not registered`() async throws {
    let answer = try await authorize(redirect: "https://evil.example/back")
    #expect(answer.status == 400 && answer.headers["Location"] == nil)
    #expect(answer.text.contains("AADSTS50011: The redirect URI &#39;https://evil.example/back&#39;"))
  }

  @Test func `Other errors go back to the client`() async throws {
    let type = try await authorize(type: "token")
    #expect(type.status == 302 && type.returned("error") == "unsupported_response_type")
    #expect(type.returned("error_description")?.hasPrefix("AADSTS700054: ") == true)
    #expect(type.returned("state") == "a&b")
    #expect(try await authorize(scope: "api://chat/delete").returned("error") == "invalid_client")
    #expect(try await authorize(scope: "api://chat/read User.Read").returned("error") == "invalid_scope")
    #expect(try await authorize(extra: ("decline", "1")).returned("error") == "access_denied")
    #expect(try await authorize("GET", extra: ("prompt", "none")).returned("error") == "login_required")
  }

  @Test func `The answer comes in the way that the client wants`() async throws {
    let fragment = try await authorize(mode: "fragment").headers["Location"]
    #expect(fragment?.hasPrefix("\(Self.back)#code=") == true)
    let post = try await authorize(mode: "form_post")
    #expect(post.status == 200 && post.text.contains("action=\"\(Self.back)\""))
    #expect(post.text.contains("name=\"code\""))
  }

  @Test func `A refresh token gets new tokens, also for another API`() async throws {
    try await caller.clock.run {
      let first = try await redeem(try await authorize().returned("code"))
      try await caller.clock.sleep(for: .seconds(86_400))
      let refreshed = try await refresh(first, scope: "")
      #expect(refreshed.claims()["scp"]?.string == "read")
      let other = try await refresh(refreshed, scope: "https://management.azure.com/user_impersonation")
      #expect(other.claims()["aud"]?.string == "https://management.azure.com")
      #expect(try await refresh(first, scope: "api://chat/.default").claims()["scp"]?.string == "read write")
      try await caller.clock.sleep(for: .seconds(90 * 86_400))
      #expect(try await refresh(first, scope: "").code == 70008)
    }
  }

  private func refresh(_ tokens: EntraCaller.Answer, scope: String) async throws -> EntraCaller.Answer {
    try await caller.token([
      "grant_type": "refresh_token", "client_id": EntraCaller.web, "client_secret": "web secret",
      "refresh_token": tokens.json["refresh_token"]?.string ?? "", "scope": scope,
    ])
  }
}
