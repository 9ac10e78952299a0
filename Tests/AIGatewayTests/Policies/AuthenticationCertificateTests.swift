import AIGateway
import Foundation
import HTTPTransport
import LabTime
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(2))) struct AuthenticationCertificateTests {
  /// A server that says over TLS whose certificate it was shown.
  private struct Named: Responder {
    func respond(to request: Request) async throws -> Response {
      let certificate = request.clientCertificate
      return Response(
        body: .text(
          "\(request.url.scheme) \(certificate?.chain.count ?? 0) \(certificate?.privateKey == nil)"),
        from: certificate?.chain.first)
    }
  }

  private func answer(
    to policy: String, backend section: String = "<forward-request />",
    asking clients: ServerTLS.ClientCertificates = .optional
  ) async throws -> (status: Int, text: String, shown: String?) {
    var options = ServerOptions()
    options.tls = ServerTLS(
      try TLSCertificate(TokenSamples.file("localhost.pem")), clientCertificates: clients)
    let server = try await Server.start(Named(), options: options)
    var trusting = ClientOptions()
    trusting.tls = .unverified
    let client = Client(options: trusting)
    let service = Service {
      API(
        "api", .passthrough, path: "api", serviceURL: "https://localhost:\(server.port)",
        subscriptionRequired: false,
        policy: .text(
          """
          <policies><inbound><set-variable name="url" value="https://localhost:\(server.port)/" />\(policy)</inbound>
          <backend>\(section)</backend><outbound /><on-error /></policies>
          """, name: "policy.xml"))
      Certificate("own", data: TokenSamples.file("client.pfx"), password: "secret")
      Certificate("public", pem: TokenSamples.text("client.cer.pem"))
      NamedValue("pem", TokenSamples.text("client.pem"))
    }
    let gateway = try Gateway(
      service, folder: "/",
      environment: GatewayEnvironment(
        clock: RealClock(startingAt: Instant(year: 2026, month: 3, day: 4)), random: RandomSource(seed: 1),
        network: client))
    // What the caller has shown the gateway is not the gateway's to show.
    var request = Request("GET", RequestURL(host: "gateway", path: "/api/x"))
    request.clientCertificate = try TLSCertificate(TokenSamples.file("localhost.pem"))
    let response = try await gateway.respond(to: request)
    let text = String(decoding: try await response.body.gathered(), as: UTF8.self)
    await client.shutdown()
    await server.shutdown(grace: .seconds(1))
    return (response.status, text, response.headers["X-Certificate"])
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  @Test(arguments: [
    #"<authentication-certificate certificate-id="own" />"#,
    #"<authentication-certificate thumbprint="@(context.Deployment.Certificates["own"].Thumbprint.ToLower())" />"#,
    #"<authentication-certificate body="@(Encoding.UTF8.GetBytes("{{pem}}"))" />"#,
  ])
  func `The backend is shown the certificate with its chain`(policy: String) async throws {
    let policy = policy.replacing(
      "\"{{pem}}\"", with: "@\"{{pem}}\"")
    let answer = try await answer(to: policy, asking: .required)
    #expect(answer.status == 200)
    #expect(answer.text == "https 2 true")
    #expect(answer.shown == Self.hex(try TLSCertificate(TokenSamples.file("client.pem")).chain[0]))
  }

  @Test func `Without the policy the backend is shown nothing`() async throws {
    let answer = try await answer(to: "")
    #expect(answer.text == "https 0 true")
    // A backend that insists does not answer.
    #expect(try await self.answer(to: "", asking: .required).status == 500)
  }

  @Test func `A host that a backend redirects to is not shown the certificate`() async throws {
    let backend = Trial.Backend { request in
      request.url.host == "backend.test"
        ? Response(302, headers: ["Location": "https://elsewhere.test/"]) : Response()
    }
    let trial = try Trial(
      inbound: #"<base /><authentication-certificate certificate-id="own" />"#,
      backend: #"<forward-request follow-redirects="true" />"#, answeredBy: backend
    ) { Certificate("own", pem: TokenSamples.text("client.pem")) }
    #expect(try await trial.send().status == 200)
    #expect(backend.requests.map(\.url.host) == ["backend.test", "elsewhere.test"])
    #expect(backend.requests.map { $0.clientCertificate?.chain.count } == [2, nil])
  }

  @Test func `send-request shows its own`() async throws {
    let answer = try await answer(
      to: """
        <send-request response-variable-name="answer"><set-url>@((string)context.Variables["url"])</set-url>
          <set-method>GET</set-method><authentication-certificate certificate-id="own" /></send-request>
        <return-response><set-body>@(((IResponse)context.Variables["answer"]).Body.As<string>())</set-body>
        </return-response>
        """)
    #expect(answer.text == "https 2 true")
  }

  @Test func `A certificate that is not there or has no private key fails`() async throws {
    for policy in [
      #"<authentication-certificate certificate-id="none" />"#,
      #"<authentication-certificate certificate-id="public" />"#,
      #"<authentication-certificate thumbprint="00" />"#,
      #"<authentication-certificate body="@(new byte[] { 1, 2 })" password="x" />"#,
    ] {
      #expect(try await answer(to: policy).status == 500, "\(policy)")
    }
    #expect(throws: PolicyError.self) { try Trial(inbound: "<authentication-certificate />") }
    #expect(throws: PolicyError.self) {
      try Trial(inbound: #"<authentication-certificate certificate-id="a" thumbprint="b" />"#)
    }
  }

  @Test func `An expression opens a PFX file and signs with its key`() async throws {
    let expression = """
      <return-response><set-body>@{
        var certificate = new X509Certificate2(Convert.FromBase64String("{{pfx}}"), "{{password}}");
        RSACng key = certificate.GetRSAPrivateKey() as RSACng;
        byte[] signature = key.SignData(
          Encoding.UTF8.GetBytes("signed"), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return certificate.HasPrivateKey + " " + Convert.ToBase64String(signature);
      }</set-body></return-response>
      """
    for (password, status) in [("secret", 200), ("wrong", 500)] {
      let answer = try await Trial(inbound: expression) {
        NamedValue("pfx", Data(TokenSamples.file("client.pfx")).base64EncodedString())
        NamedValue("password", password)
      }.send()
      #expect(answer.status == status)
      // The signature is openssl's.
      if status == 200 { #expect("\(answer.text)\n" == "True \(TokenSamples.text("signature.txt"))") }
    }
  }

  @Test func `A certificate that cannot be read is refused when the service loads`() throws {
    #expect(throws: PolicyError.self) {
      try Trial(inbound: "<base />") {
        Certificate("own", data: TokenSamples.file("client.pfx"), password: "wrong")
      }
    }
    for file in ["client.pfx", "client-3des.pfx"] {
      _ = try Trial(inbound: "<base />") {
        Certificate("own", data: TokenSamples.file(file), password: "secret")
      }
    }
  }
}

extension Response {
  fileprivate init(body: Body, from certificate: [UInt8]?) {
    self.init(body: body)
    headers["X-Certificate"] = certificate?.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
