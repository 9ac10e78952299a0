import HTTPTransport
import Testing

@Suite struct AuthenticationBasicTests {
  // The example of RFC 7617, section 2.
  @Test func `The backend gets the user and the password in place of the caller's`() async throws {
    let trial = try Trial(
      inbound: #"<base /><authentication-basic username="Aladdin" password="@("open " + "sesame")" />"#)
    _ = try await trial.send(headers: ["Authorization": "Bearer the caller's"])
    #expect(
      trial.backend.requests.first?.headers[all: "Authorization"] == ["Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="])
  }
}
