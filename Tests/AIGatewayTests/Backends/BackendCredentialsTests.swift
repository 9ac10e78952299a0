import AIGateway
import Foundation
import HTTPTransport
import Testing

@Suite struct BackendCredentialsTests {
  private static func sent(
    _ credentials: BackendCredentials, _ path: String = "/api/thing", headers: Headers = [:],
    @ServiceBuilder resources: () -> [any ServiceResource] = { [] }
  ) async throws -> Request {
    let added = resources()
    let trial = try Trial(inbound: #"<base /><set-backend-service backend-id="model" />"#) {
      Backend("model", url: "https://model.test/base", credentials: credentials)
      NamedValue("key", "s3cret")
      added
    }
    let answer = try await trial.send("GET", path, headers: headers)
    #expect(answer.status == 200)
    return try #require(trial.backend.requests.first)
  }

  @Test func `Header fields and query parameters replace those of the same name`() async throws {
    let request = try await Self.sent(
      BackendCredentials(
        header: ["api-key": "{{key}}", "X-Two": "1", "X-Two": "2"],
        query: ["code": "a {{key}}&b", "code": "2"]),
      "/api/thing?Code=mine&x=1", headers: ["API-Key": "the caller's"])
    #expect(request.headers[all: "api-key"] == ["s3cret"])
    #expect(request.headers[all: "x-two"] == ["1", "2"])
    #expect(request.url.query == "x=1&code=a%20s3cret%26b&code=2")
  }

  @Test func `A scheme and a parameter are the Authorization header`() async throws {
    let request = try await Self.sent(
      BackendCredentials(authorization: .init(scheme: "Basic", parameter: "{{key}}")),
      headers: ["Authorization": "Bearer the caller's"])
    #expect(request.headers[all: "Authorization"] == ["Basic s3cret"])
  }

  @Test func `A managed identity's token takes the place of any other Authorization`() async throws {
    let request = try await Self.sent(
      BackendCredentials(
        authorization: .init(scheme: "Basic", parameter: "x"),
        managedIdentity: .init(resource: "https://cognitiveservices.azure.com", clientID: "me")),
      headers: ["Authorization": "Bearer the caller's"])
    let fields = request.headers[all: "Authorization"]
    #expect(fields.count == 1)
    let parts = try #require(fields.first).dropFirst("Bearer ".count).split(separator: ".")
    var payload = String(try #require(parts.last)).replacing("-", with: "+").replacing("_", with: "/")
    payload += String(repeating: "=", count: (4 - payload.count % 4) % 4)
    let data = try #require(Data(base64Encoded: payload))
    let claims = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(claims["aud"] as? String == "https://cognitiveservices.azure.com")
    #expect(claims["appid"] as? String == "me")
  }

  @Test func `The certificate of an id is shown to the backend, unless a policy shows another`() async throws
  {
    for credentials in [
      BackendCredentials(certificateIDs: ["/certificates/own"]), BackendCredentials(certificateIDs: ["own"]),
    ] {
      let request = try await Self.sent(credentials) {
        Certificate("own", data: TokenSamples.file("client.pfx"), password: "secret")
      }
      #expect(request.clientCertificate?.privateKey != nil)
    }
  }

  @Test func `Only requests to the entity carry its credentials, and redirects to other hosts do not`()
    async throws
  {
    let trial = try Trial(
      inbound: """
        <base /><choose><when condition="@(context.Request.Url.Path.EndsWith("secret"))">\
        <set-backend-service backend-id="model" /></when></choose>
        """, backend: #"<forward-request follow-redirects="true" />"#,
      answeredBy: Trial.Backend { request in
        request.url.host == "model.test"
          ? Response(302, headers: ["Location": "http://elsewhere.test/"]) : Response(200)
      }
    ) {
      Backend(
        "model", url: "http://model.test",
        credentials: BackendCredentials(
          header: ["api-key": "k"], authorization: .init(scheme: "Basic", parameter: "x")))
    }
    _ = try await trial.send("GET", "/api/plain")
    _ = try await trial.send("GET", "/api/secret")
    #expect(trial.backend.requests.map(\.url.host) == ["backend.test", "model.test", "elsewhere.test"])
    #expect(trial.backend.requests.map { $0.headers["api-key"] } == [nil, "k", nil])
    #expect(trial.backend.requests.map { $0.headers["Authorization"] } == [nil, "Basic x", nil])
  }

  @Test(arguments: [
    (BackendCredentials(header: ["x": "{{nobody}}"]), "nobody"),
    (BackendCredentials(certificateIDs: ["missing"]), "missing"),
    (BackendCredentials(certificate: ["ABCD"]), "ABCD"),
    (BackendCredentials(certificateIDs: ["public"]), "no private key"),
  ])
  func `What the service lacks is told when it loads`(credentials: BackendCredentials, word: String) throws {
    let error = #expect(throws: PolicyError.self) {
      try Trial {
        Backend("model", url: "http://model.test", credentials: credentials)
        Certificate("public", pem: TokenSamples.text("client.cer.pem"))
      }
    }
    #expect(error?.file == "backend model" && error?.message.contains(word) == true)
  }
}
