import AIGateway
import Foundation
import HTTPTransport
import Testing

@Suite struct AuthenticationManagedIdentityTests {
  private func claims(_ token: String) throws -> [String: Any] {
    let parts = token.split(separator: ".", omittingEmptySubsequences: false)
    var payload = String(try #require(parts.dropFirst().first)).replacing("-", with: "+").replacing(
      "_", with: "/")
    payload += String(repeating: "=", count: (4 - payload.count % 4) % 4)
    let data = try #require(Data(base64Encoded: payload))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test func `The backend gets a token for the resource in place of the caller's`() async throws {
    let trial = try Trial(
      inbound: "<base /><authentication-managed-identity resource=\"https://cognitiveservices.azure.com\" />")
    _ = try await trial.send(headers: ["Authorization": "Bearer the caller's"])
    let authorization = try #require(trial.backend.requests.first?.headers["Authorization"])
    let claims = try claims(String(authorization.dropFirst("Bearer ".count)))
    #expect(claims["aud"] as? String == "https://cognitiveservices.azure.com")
  }

  @Test func `With an output variable the header stays as it is`() async throws {
    let trial = try Trial(
      inbound: """
        <base />
        <authentication-managed-identity resource="r" client-id="me" output-token-variable-name="token" />
        <set-header name="X-Token"><value>@((string)context.Variables["token"])</value></set-header>
        """)
    _ = try await trial.send(headers: ["Authorization": "mine"])
    let headers = try #require(trial.backend.requests.first?.headers)
    #expect(headers["Authorization"] == "mine")
    #expect(try claims(try #require(headers["X-Token"]))["appid"] as? String == "me")
  }

  @Test func `The resource is required`() {
    #expect(throws: PolicyError.self) { try Trial(inbound: "<authentication-managed-identity />") }
  }
}
