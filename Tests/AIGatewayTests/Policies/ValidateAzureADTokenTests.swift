import AIGateway
import HTTPTransport
import Testing

@Suite struct ValidateAzureADTokenTests {
  private static let tenant = "11111111-2222-3333-4444-555555555555"

  // Entra's configuration: the words for several tenants have a placeholder in their issuer.
  private static let entra = Trial.Backend { request in
    guard request.url.host == "login.microsoftonline.com" else { return Response() }
    switch request.url.path {
    case "/keys": return Response(body: .text(TokenSamples.text("jwks.json")))
    case "/\(tenant)/v2.0/.well-known/openid-configuration",
      "/contoso.onmicrosoft.com/v2.0/.well-known/openid-configuration":
      return configuration(tenant)
    case "/organizations/v2.0/.well-known/openid-configuration": return configuration("{tenantid}")
    default: return Response(404)
    }
  }

  @Sendable private static func configuration(_ tenant: String) -> Response {
    Response(
      body: .text(
        """
        {"issuer":"https://login.microsoftonline.com/\(tenant)/v2.0",
         "jwks_uri":"https://login.microsoftonline.com/keys"}
        """))
  }

  private func send(
    _ token: String, tenant: String = tenant, _ content: String = ""
  ) async throws -> Trial.Answer {
    try await Trial(
      inbound: """
        <validate-azure-ad-token tenant-id="\(tenant)">\(content)</validate-azure-ad-token>
        """,
      onError: """
        <set-header name="X-Error">
          <value>@(context.LastError.Source + " " + context.LastError.Reason + ": " + context.LastError.Message)</value>
        </set-header>
        """, answeredBy: Self.entra
    ).send(headers: ["Authorization": "Bearer \(try TokenSamples.token(token))"])
  }

  @Test(arguments: ["entra-v1", "entra-v2"])
  func `Tokens of both versions pass, whichever way the tenant is named`(token: String) async throws {
    for tenant in [
      Self.tenant, "contoso.onmicrosoft.com", "organizations",
      "https://login.microsoftonline.com/contoso.onmicrosoft.com", "@(\"contoso.onmicrosoft.com\")",
    ] {
      #expect(try await send(token, tenant: tenant).status == 200, "\(tenant)")
    }
  }

  @Test func `A token of another tenant passes only where tenants do not matter`() async throws {
    let answer = try await send("entra-other")
    #expect(answer.status == 401)
    #expect(answer.headers["X-Error"]?.hasPrefix("validate-azure-ad-token TokenIssuerNotAllowed: ") == true)
    #expect(try await send("entra-other", tenant: "organizations").status == 200)
  }

  @Test func `A token of another issuer does not pass`() async throws {
    #expect(try await send("RS256").status == 401)
    #expect(try await send("HS256").status == 401)
    #expect(try await send("wrong-key", tenant: "organizations").status == 401)
  }

  @Test(arguments: ["entra-v1", "entra-v2"])
  func `The client must be one of those named`(token: String) async throws {
    let ids = { (id: String) in
      "<client-application-ids><application-id>\(id)</application-id></client-application-ids>"
    }
    #expect(try await send(token, ids("client-1")).status == 200)
    let answer = try await send(token, ids("client-2"))
    #expect(answer.status == 401)
    let claim = token == "entra-v1" ? "appid" : "azp"
    #expect(answer.text == #"{ "statusCode": 401, "message": "Invalid Azure AD JWT" }"#)
    #expect(
      answer.headers["X-Error"]
        == "validate-azure-ad-token TokenClaimValueNotAllowed: Claim \(claim) value of client-1 is not allowed. "
        + "Access denied.")
  }

  @Test func `The audience is a backend's id or a text`() async throws {
    let backend = "<backend-application-ids><application-id>app-1</application-id></backend-application-ids>"
    #expect(try await send("entra-v1", backend).status == 200)
    #expect(try await send("entra-v2", backend).status == 200)
    #expect(try await send("entra-v2", "<audiences><audience>app-1</audience></audiences>").status == 200)
    #expect(try await send("entra-v1", "<audiences><audience>app-1</audience></audiences>").status == 401)
  }

  @Test func `Claims are held against what is required`() async throws {
    let claim = { (value: String) in
      "<required-claims><claim name=\"roles\" match=\"any\"><value>\(value)</value></claim></required-claims>"
    }
    #expect(try await send("entra-v2", claim("writer")).status == 200)
    #expect(try await send("entra-v2", claim("owner")).status == 401)
  }

  @Test func `What cannot be a tenant is refused`() {
    #expect(throws: PolicyError.self) { try Trial(inbound: #"<validate-azure-ad-token tenant-id="a b" />"#) }
    #expect(throws: PolicyError.self) { try Trial(inbound: "<validate-azure-ad-token />") }
  }
}
