import AIGateway
import Foundation
import HTTPTransport
import LabTime
import Synchronization
import Testing

@Suite struct ValidateJWTTests {
  static let secretKey = "<issuer-signing-keys><key>\(TokenSamples.secret())</key></issuer-signing-keys>"

  private static let errorHeader = """
    <base /><set-header name="X-Error">
      <value>@(context.LastError.Source + " " + context.LastError.Reason + ": " + context.LastError.Message)</value>
    </set-header>
    """

  private func send(
    _ token: String?, _ content: String = secretKey, attributes: String = "", after: String = "",
    answeredBy backend: Trial.Backend = Trial.Backend(),
    @ServiceBuilder resources: () -> [any ServiceResource] = { [] }
  ) async throws -> Trial.Answer {
    let trial = try Trial(
      inbound: """
        <base /><validate-jwt header-name="Authorization" \(attributes)>\(content)</validate-jwt>\(after)
        """,
      onError: Self.errorHeader, answeredBy: backend, resources: resources)
    var headers: Headers = [:]
    if let token { headers["Authorization"] = "Bearer \(try TokenSamples.token(token))" }
    return try await trial.send(headers: headers)
  }

  /// A provider whose configuration and keys are those of the samples.
  static func provider(counting count: Counter = Counter()) -> Trial.Backend {
    Trial.Backend { request in
      switch (request.url.host, request.url.path) {
      case ("issuer.example", "/.well-known/openid-configuration"):
        count.add()
        return Response(
          body: .text(
            #"{"issuer":"https://issuer.example","jwks_uri":"https://issuer.example/keys"}"#))
      case ("issuer.example", "/keys"): return Response(body: .text(TokenSamples.text("jwks.json")))
      case ("backend.test", _): return Response()
      default: throw TransportError.connectionFailed(to: request.url.authority, reason: "nobody is there")
      }
    }
  }

  final class Counter: Sendable {
    private let count = Mutex(0)
    func add() { count.withLock { $0 += 1 } }
    var value: Int { count.withLock { $0 } }
  }

  static let provided =
    #"<openid-config url="https://issuer.example/.well-known/openid-configuration" />"#

  // MARK: Signatures

  @Test(arguments: ["HS256", "HS384", "HS512"])
  func `A token signed with the secret passes`(algorithm: String) async throws {
    #expect(try await send(algorithm).status == 200)
  }

  @Test(arguments: [
    "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "no-kid",
  ])
  func `A token signed with a key that the provider publishes passes`(name: String) async throws {
    #expect(try await send(name, Self.provided, answeredBy: Self.provider()).status == 200)
  }

  @Test func `A changed token does not pass`() async throws {
    let parts = try TokenSamples.token("HS256").split(separator: ".").map(String.init)
    let claims = try #require(Data(base64Encoded: Self.padded(parts[1])))
    let changed = String(decoding: claims, as: UTF8.self).replacing("someone", with: "somebody")
    let forged = Data(changed.utf8).base64EncodedString()
      .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    let trial = try Trial(
      inbound: #"<validate-jwt header-name="X-Token">\#(Self.secretKey)</validate-jwt>"#,
      onError: Self.errorHeader)
    let answer = try await trial.send(headers: ["X-Token": "\(parts[0]).\(forged).\(parts[2])"])
    #expect(answer.status == 401)
    #expect(answer.headers["X-Error"]?.hasPrefix("validate-jwt TokenSignatureInvalid: ") == true)
    #expect(trial.backend.requests.isEmpty)
  }

  private static func padded(_ text: String) -> String {
    text.replacing("-", with: "+").replacing("_", with: "/")
      + String(repeating: "=", count: (4 - text.count % 4) % 4)
  }

  @Test(arguments: [
    ("other-secret", secretKey, "TokenSignatureInvalid"), ("unsigned", secretKey, "TokenSignatureInvalid"),
    ("RS256", secretKey, "TokenSignatureInvalid"), ("wrong-key", provided, "TokenSignatureInvalid"),
    ("unknown-kid", provided, "TokenSignatureKeyNotFound"),
    // A public key must not serve as a secret.
    ("confused", provided, "TokenSignatureInvalid"), ("HS256", "", "TokenSignatureKeyNotFound"),
  ])
  func `A token that no key has signed does not pass`(
    token: String, content: String, reason: String
  ) async throws {
    let answer = try await send(token, content, answeredBy: Self.provider())
    #expect(answer.status == 401)
    #expect(answer.text == #"{ "statusCode": 401, "message": "Invalid JWT." }"#)
    #expect(answer.headers["X-Error"]?.hasPrefix("validate-jwt \(reason): ") == true)
  }

  @Test func `Keys are tried in turn, and one with an id only for tokens that name it`() async throws {
    let secret = TokenSamples.secret()
    let other = Data(repeating: 1, count: 32).base64EncodedString()
    let both = "<issuer-signing-keys><key>\(other)</key><key>\(secret)</key></issuer-signing-keys>"
    #expect(try await send("HS256", both).status == 200)
    let named = """
      <issuer-signing-keys><key id="@("rs" + "a9")">\(other)</key><key id="rsa1" n="AQAB" e="AQAB" />
      </issuer-signing-keys>
      """
    #expect(throws: PolicyError.self) {
      try Trial(inbound: #"<validate-jwt header-name="A">\#(named)</validate-jwt>"#)
    }
  }

  @Test func `The numbers of a key and the certificate of the service check signatures`() async throws {
    let keys = try #require(
      try JSONSerialization.jsonObject(with: Data(TokenSamples.file("jwks.json"))) as? [String: Any])
    let first = try #require((keys["keys"] as? [[String: String]])?.first)
    let numbers = """
      <issuer-signing-keys><key id="rsa1" n="\(try #require(first["n"]))" e="\(try #require(first["e"]))" />
      </issuer-signing-keys>
      """
    #expect(try await send("RS256", numbers).status == 200)
    #expect(
      try await send("unknown-kid", numbers).headers["X-Error"]?.contains("TokenSignatureKeyNotFound") == true
    )

    let certificate = #"<issuer-signing-keys><key certificate-id="signer" /></issuer-signing-keys>"#
    let answer = try await send("by-certificate", certificate) {
      Certificate("signer", pem: TokenSamples.text("client.cer.pem"))
    }
    #expect(answer.status == 200)
  }

  @Test func `An unsigned token passes only where none needs a signature`() async throws {
    #expect(try await send("unsigned", "", attributes: #"require-signed-tokens="false""#).status == 200)
    let signed = try await send("other-secret", attributes: #"require-signed-tokens="false""#)
    #expect(signed.status == 401)
  }

  // MARK: Encryption

  @Test(arguments: [
    ("dir/A128CBC-HS256", 32), ("dir/A192CBC-HS384", 48), ("dir/A256CBC-HS512", 64), ("dir/A256GCM", 32),
    ("A128KW/A128CBC-HS256", 16), ("A256KW/A256CBC-HS512", 32),
  ])
  func `An encrypted token is opened with a secret`(name: String, size: Int) async throws {
    let keys = "<decryption-keys><key>\(TokenSamples.secret(size))</key></decryption-keys>"
    #expect(try await send(name, Self.secretKey + keys).status == 200)
    let wrong = Data(repeating: 7, count: size).base64EncodedString()
    let answer = try await send(
      name, Self.secretKey + "<decryption-keys><key>\(wrong)</key></decryption-keys>")
    #expect(answer.status == 401)
    #expect(answer.headers["X-Error"]?.hasPrefix("validate-jwt JwtInvalid: Decryption failed.") == true)
  }

  @Test(arguments: ["RSA-OAEP/A128CBC-HS256", "RSA-OAEP-256/A256CBC-HS512"])
  func `An encrypted token is opened with a certificate's private key`(name: String) async throws {
    let keys = #"<decryption-keys><key certificate-id="own" /></decryption-keys>"#
    let answer = try await send(name, Self.secretKey + keys) {
      Certificate("own", data: TokenSamples.file("client.pfx"), password: "secret")
    }
    #expect(answer.status == 200)
  }

  // MARK: Claims

  @Test func `A missing token has its own message, and a configured answer takes its place`() async throws {
    let answer = try await send(nil)
    #expect(answer.status == 401)
    #expect(answer.text == #"{ "statusCode": 401, "message": "JWT not present." }"#)
    #expect(answer.headers["X-Error"] == "validate-jwt TokenNotPresent: JWT not present.")

    let configured = try await send(
      nil,
      attributes: #"""
        failed-validation-httpcode="@(400 + 3)" failed-validation-error-message="Not you"
        """#)
    #expect(configured.status == 403)
    #expect(configured.text == #"{ "statusCode": 403, "message": "Not you" }"#)
  }

  @Test func `What is no token is not taken for one`() async throws {
    let trial = try Trial(
      inbound: #"<validate-jwt header-name="Authorization">\#(Self.secretKey)</validate-jwt>"#,
      onError: Self.errorHeader)
    for text in [
      "abc", "Bearer a.b", "Bearer a.b.c", "Basic YTpi", "Bearer !.!.!", "a.b.c.d.e", "Bearer ..", ".....",
    ] {
      let answer = try await trial.send(headers: ["Authorization": text])
      #expect(answer.status == 401)
      #expect(answer.headers["X-Error"]?.hasPrefix("validate-jwt JwtInvalid: ") == true, "\(text)")
    }
    #expect(
      try await trial.send(headers: ["Authorization": "Bearer "]).headers["X-Error"]?
        .hasPrefix("validate-jwt TokenNotPresent") == true)
  }

  @Test func `A required scheme must be there`() async throws {
    let token = try TokenSamples.token("HS256")
    let trial = try Trial(
      inbound: """
        <validate-jwt header-name="Authorization" require-scheme="Bearer">\(Self.secretKey)</validate-jwt>
        """)
    #expect(try await trial.send(headers: ["Authorization": "Bearer \(token)"]).status == 200)
    #expect(try await trial.send(headers: ["Authorization": "bearer \(token)"]).status == 200)
    #expect(try await trial.send(headers: ["Authorization": token]).status == 401)
    #expect(try await trial.send(headers: ["Authorization": "DPoP \(token)"]).status == 401)
  }

  @Test func `The token may come in the query or from an expression`() async throws {
    let token = try TokenSamples.token("HS256")
    let query = try Trial(
      inbound: #"<validate-jwt query-parameter-name="t">\#(Self.secretKey)</validate-jwt>"#)
    #expect(try await query.send("GET", "/api/x?t=\(token)").status == 200)
    #expect(try await query.send("GET", "/api/x?u=\(token)").status == 401)
    let value = try Trial(
      inbound: """
        <validate-jwt token-value="@(context.Request.Headers.GetValueOrDefault("X", ""))">\(Self.secretKey)
        </validate-jwt>
        """)
    #expect(try await value.send(headers: ["X": token]).status == 200)
    #expect(throws: PolicyError.self) { try Trial(inbound: "<validate-jwt />") }
    #expect(throws: PolicyError.self) {
      try Trial(inbound: #"<validate-jwt header-name="A" query-parameter-name="b" />"#)
    }
  }

  @Test func `Times count, with the skew that is allowed`() async throws {
    for (token, reason) in [("expired", "TokenExpired"), ("early", "JwtInvalid"), ("no-exp", "JwtInvalid")] {
      let answer = try await send(token)
      #expect(answer.status == 401)
      #expect(answer.headers["X-Error"]?.hasPrefix("validate-jwt \(reason): Lifetime") == true)
    }
    #expect(try await send("expired", attributes: #"clock-skew="29""#).status == 401)
    #expect(try await send("expired", attributes: #"clock-skew="30""#).status == 200)
    #expect(try await send("early", attributes: #"clock-skew="@(10 * 3)""#).status == 200)
    #expect(try await send("no-exp", attributes: #"require-expiration-time="false""#).status == 200)
  }

  @Test(arguments: [
    ("HS256", "<audience>api://none</audience><audience>@(\"api://\" + \"one\")</audience>", true),
    ("HS256", "<audience>api://two</audience>", false),
    ("two-audiences", "<audience>api://three</audience>", true),
    ("no-audience", "<audience>api://one</audience>", false),
  ])
  func `One of the audiences must be the token's`(
    token: String, audiences: String, passes: Bool
  ) async throws {
    let answer = try await send(token, Self.secretKey + "<audiences>\(audiences)</audiences>")
    #expect(answer.status == (passes ? 200 : 401))
    if !passes {
      #expect(answer.headers["X-Error"]?.hasPrefix("validate-jwt TokenAudienceNotAllowed: ") == true)
    }
  }

  @Test func `The issuer is one that is named or the provider itself`() async throws {
    let named = Self.secretKey + "<issuers><issuer>https://issuer.example</issuer></issuers>"
    #expect(try await send("HS256", named).status == 200)
    let other = try await send("other-issuer", named)
    #expect(other.status == 401)
    #expect(other.headers["X-Error"]?.hasPrefix("validate-jwt TokenIssuerNotAllowed: ") == true)
    // The provider's own name holds also for tokens that another key has signed.
    let provided = Self.provided + Self.secretKey
    #expect(try await send("HS256", provided, answeredBy: Self.provider()).status == 200)
    #expect(try await send("other-issuer", provided, answeredBy: Self.provider()).status == 401)
  }

  @Test(
    arguments: [
      (#"name="roles""#, "<value>reader</value><value>writer</value>", nil),
      (
        #"name="roles""#, "<value>reader</value><value>owner</value>",
        "Claim roles value of reader,writer is not allowed. Access denied."
      ),
      (#"name="roles" match="any""#, "<value>owner</value><value>writer</value>", nil),
      (
        #"name="roles" match="any""#, "<value>owner</value>",
        "Claim roles value of reader,writer is not allowed. Access denied."
      ),
      (
        #"name="scp""#, "<value>files.read</value>",
        "Claim scp value of files.read files.write is not allowed. Access denied."
      ),
      (#"name="scp" separator=" ""#, "<value>files.read</value>", nil),
      (#"name="level""#, "<value>7</value>", nil),
      (#"name="admin""#, "<value>true</value>", nil),
      (#"name="address""#, #"<value>{"city":"Ulm"}</value>"#, nil),
      (#"name="sub""#, "", nil),
      (#"name="absent""#, "", "JWT token is missing the following claims: absent. Access denied."),
    ] as [(String, String, String?)])
  func `Required claims must be there, with all or any of their values`(
    claim: String, values: String, message: String?
  ) async throws {
    let answer = try await send(
      "HS256", Self.secretKey + "<required-claims><claim \(claim)>\(values)</claim></required-claims>")
    #expect(answer.status == (message == nil ? 200 : 401))
    guard let message else { return }
    let reason = message.hasPrefix("Claim") ? "TokenClaimValueNotAllowed" : "TokenClaimNotFound"
    #expect(answer.headers["X-Error"] == "validate-jwt \(reason): \(message)")
    #expect(answer.text == #"{ "statusCode": 401, "message": "\#(message)" }"#)
  }

  @Test func `The token is kept for expressions`() async throws {
    let answer = try await send(
      "HS256", attributes: #"output-token-variable-name="jwt""#,
      after: """
        <return-response><set-body>@{
          var jwt = (Jwt)context.Variables["jwt"];
          return jwt.Algorithm + "|" + jwt.Type + "|" + jwt.Issuer + "|" + jwt.Subject + "|" + jwt.Id + "|"
            + string.Join(",", jwt.Audiences) + "|" + string.Join(",", jwt.Claims["roles"]) + "|"
            + jwt.Claims.GetValueOrDefault("level", "") + "|" + jwt.ExpirationTime.Value.ToString("o") + "|"
            + jwt.NotBefore.Value.ToString("u") + "|" + jwt.IssuedAt.Value.Minute;
        }</set-body></return-response>
        """)
    #expect(
      answer.text
        == "HS256|JWT|https://issuer.example|someone|id-1|api://one|reader,writer|7|"
        + "2026-03-04T01:00:00.0000000Z|2026-03-03 23:59:00Z|59")
  }

  // MARK: The provider

  @Test func `A provider that cannot be asked lets nobody in`() async throws {
    let elsewhere = #"<openid-config url="https://nobody.example/c" />"#
    let answer = try await send("RS256", elsewhere, answeredBy: Self.provider())
    #expect(answer.status == 401)
    #expect(answer.headers["X-Error"]?.contains("'https://nobody.example/c' cannot be obtained") == true)
    #expect(throws: PolicyError.self) {
      try Trial(inbound: #"<validate-jwt header-name="A"><openid-config url="issuer" /></validate-jwt>"#)
    }
  }

  @Test func `A configuration is fetched once by many, then hourly, for an unknown key after 5 minutes`()
    async throws
  {
    let count = Counter()
    let trial = try Trial(
      inbound: #"<validate-jwt header-name="Authorization">\#(Self.provided)</validate-jwt>"#,
      answeredBy: Self.provider(counting: count))
    let known = "Bearer \(try TokenSamples.token("RS256"))"
    let unknown = "Bearer \(try TokenSamples.token("unknown-kid"))"
    let url = try #require(RequestURL("http://gateway.test/api/thing"))
    let statuses = try await trial.clock.run { [gateway = trial.gateway, clock = trial.clock] in
      let send = { @Sendable (header: String) async throws -> Int in
        try await gateway.respond(to: Request("GET", url, headers: ["Authorization": header])).status
      }
      try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<20 { group.addTask { try await send(known) } }
        for try await status in group { #expect(status == 200) }
      }
      #expect(count.value == 1)
      var statuses = [try await send(unknown)]
      #expect(count.value == 1)
      try await clock.sleep(for: .seconds(301))
      statuses.append(try await send(unknown))
      #expect(count.value == 2)
      statuses.append(try await send(unknown))
      statuses.append(try await send(known))
      #expect(count.value == 2)
      try await clock.sleep(for: .seconds(3000))
      statuses.append(try await send(known))
      #expect(count.value == 2)
      return statuses
    }
    #expect(statuses == [401, 401, 401, 200, 200])
    let late = try await trial.clock.run { [gateway = trial.gateway, clock = trial.clock] in
      try await clock.sleep(for: .seconds(601))
      return try await gateway.respond(to: Request("GET", url, headers: ["Authorization": known])).status
    }
    // By then the token has expired; the configuration has been fetched again before that was seen.
    #expect(late == 401)
    #expect(count.value == 3)
  }
}
