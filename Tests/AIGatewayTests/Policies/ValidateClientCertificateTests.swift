import AIGateway
import HTTPTransport
import Testing

@Suite struct ValidateClientCertificateTests {
  private func send(
    _ certificate: String?, attributes: String = "", _ identity: String? = nil, trusting roots: Bool = true
  ) async throws -> Trial.Answer {
    let identities = identity.map { "<identities><identity \($0) /></identities>" } ?? ""
    return try await Trial(
      inbound: """
        <validate-client-certificate \(attributes)>\(identities)</validate-client-certificate>
        """,
      onError: """
        <set-header name="X-Error">
          <value>@(context.LastError.Source + " " + context.LastError.Reason)</value>
        </set-header>
        """
    ) {
      if roots { CACertificate(pem: TokenSamples.text("root.pem")) }
      Certificate("issuer", pem: TokenSamples.text("middle.pem"))
      Certificate("root", pem: TokenSamples.text("root.pem"))
    }.send(presenting: certificate.map { try TokenSamples.presented($0) })
  }

  @Test func `A certificate with a chain to a trusted authority passes`() async throws {
    #expect(try await send("client.pem").status == 200)
    // Without the certificate between there is no chain.
    #expect(try await send("client.cer.pem").status == 401)
  }

  @Test(
    arguments: [
      (nil, "ClientCertificateNotPresent", ""),
      ("expired.pem", "ClientCertificateExpired", #"validate-not-after="false""#),
      ("future.pem", "ClientCertificateNotYetValid", #"validate-not-before="false""#),
      // Its issuer is no authority, though its signature is right.
      ("forged.pem", "ClientCertificateNotTrusted", #"validate-trust="false""#),
    ] as [(String?, String, String)])
  func `A certificate that is not valid does not pass unless that is not checked`(
    certificate: String?, reason: String, attribute: String
  ) async throws {
    let answer = try await send(certificate)
    #expect(answer.status == 401)
    #expect(answer.text == #"{ "statusCode": 401, "message": "Invalid client certificate" }"#)
    #expect(answer.headers["X-Error"] == "validate-client-certificate \(reason)")
    if !attribute.isEmpty { #expect(try await send(certificate, attributes: attribute).status == 200) }
    #expect(try await send(certificate, attributes: #"ignore-error="true""#).status == 200)
  }

  @Test func `Without authorities nobody is trusted`() async throws {
    #expect(try await send("client.pem", trusting: false).status == 401)
    #expect(
      try await send("client.pem", attributes: #"validate-trust="false""#, trusting: false).status == 200)
  }

  // The values are what `openssl x509 -serial -subject -issuer` says of the files.
  @Test(arguments: [
    (#"common-name="client.contoso.example""#, true),
    (#"common-name="other""#, false),
    (#"serial-number="C0FFEE""#, true),
    (#"serial-number="00:c0:ff:ee""#, true),
    (#"serial-number="C0FFEF""#, false),
    (
      "subject='CN=client.contoso.example, E=ops@contoso.example, OU=R&amp;D, O=\"Contoso, Inc.\", L=Chicago, S=Illinois, C=US'",
      true
    ),
    (
      "subject='C=US,ST=Illinois,L=Chicago,O=\"Contoso, Inc.\",OU=R&amp;D,E=ops@contoso.example,CN=client.contoso.example'",
      true
    ),
    (#"subject="CN=client.contoso.example""#, false),
    (#"dns-name="alias.contoso.example""#, true),
    (#"dns-name="contoso.example""#, false),
    (#"issuer-subject="CN=Example Issuing""#, true),
    (#"issuer-subject="CN=Example Root""#, false),
    (#"issuer-certificate-id="issuer""#, true),
    (#"issuer-certificate-id="root""#, false),
    (#"common-name="client.contoso.example" dns-name="nobody""#, false),
    (#"thumbprint="0000000000000000000000000000000000000000""#, false),
  ])
  func `The identity must match in all that it names`(identity: String, passes: Bool) async throws {
    #expect(try await send("client.pem", identity).status == (passes ? 200 : 401))
  }

  @Test func `Thumbprints match however they are written`() async throws {
    let thumbprint = try await Trial(
      inbound:
        "<return-response><set-body>@(context.Request.Certificate.Thumbprint)</set-body></return-response>"
    ).send(presenting: TokenSamples.presented("client.pem")).text
    #expect(thumbprint.count == 40)
    #expect(try await send("client.pem", "thumbprint=\"\(thumbprint.lowercased())\"").status == 200)
    let issuer = try await Trial(
      inbound:
        "<return-response><set-body>@(context.Request.Certificate.Thumbprint)</set-body></return-response>"
    ).send(presenting: TokenSamples.presented("middle.pem")).text
    #expect(try await send("client.pem", "issuer-thumbprint=\"\(issuer)\"").status == 200)
    #expect(try await send("client.pem", "issuer-thumbprint=\"\(thumbprint)\"").status == 401)
  }

  @Test func `An identity that names nothing, or its issuer twice, is refused`() {
    for identity in ["", #"issuer-certificate-id="a" issuer-subject="CN=b""#] {
      #expect(throws: PolicyError.self) {
        try Trial(
          inbound: """
            <validate-client-certificate><identities><identity \(identity) /></identities>
            </validate-client-certificate>
            """)
      }
    }
  }

  @Test func `Expressions see the certificate, and null when there is none`() async throws {
    let trial = try Trial(
      inbound: """
        <return-response><set-body>@{
          var certificate = context.Request.Certificate;
          if (certificate == null) { return "none"; }
          return certificate.Verify() + " " + certificate.VerifyNoRevocation() + " " + certificate.HasPrivateKey;
        }</set-body></return-response>
        """
    ) { CACertificate(pem: TokenSamples.text("root.pem")) }
    #expect(try await trial.send().text == "none")
    #expect(try await trial.send(presenting: TokenSamples.presented("client.pem")).text == "True True False")
    #expect(
      try await trial.send(presenting: TokenSamples.presented("expired.pem")).text == "False False False")
    #expect(
      try await trial.send(presenting: TokenSamples.presented("forged.pem")).text == "False False False")
  }
}
