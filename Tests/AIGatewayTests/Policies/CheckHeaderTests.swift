import AIGateway
import HTTPTransport
import Testing

@Suite struct CheckHeaderTests {
  private func send(
    _ headers: Headers, ignoreCase: Bool, values: String = "<value>f6dc</value><value>@(\"two\")</value>"
  ) async throws -> Trial.Answer {
    try await Trial(
      inbound: """
        <base />
        <check-header name="X-Code" failed-check-httpcode="418" failed-check-error-message="Not you"
          ignore-case="\(ignoreCase)">\(values)</check-header>
        """,
      onError: """
        <base /><set-header name="X-Error">
          <value>@(context.LastError.Source + " " + context.LastError.Reason + ": " + context.LastError.Message)</value>
        </set-header>
        """
    ).send(headers: headers)
  }

  @Test func `A header with one of the values passes`() async throws {
    #expect(try await send(["x-code": "f6dc"], ignoreCase: false).status == 200)
    #expect(try await send(["X-Code": "two"], ignoreCase: false).status == 200)
    #expect(try await send(["X-Code": "F6DC"], ignoreCase: true).status == 200)
    #expect(try await send(["X-Code": "anything"], ignoreCase: false, values: "").status == 200)
  }

  @Test func `A missing header gets the configured answer`() async throws {
    let answer = try await send([:], ignoreCase: true)
    #expect(answer.status == 418)
    #expect(answer.text == #"{ "statusCode": 418, "message": "Not you" }"#)
    #expect(
      answer.headers["X-Error"]
        == "check-header HeaderNotFound: Header X-Code was not found in the request. Access denied.")
  }

  @Test func `Another value gets the configured answer`() async throws {
    let answer = try await send(["X-Code": "F6DC"], ignoreCase: false)
    #expect(answer.status == 418)
    #expect(
      answer.headers["X-Error"]
        == "check-header HeaderValueNotAllowed: Header X-Code value of F6DC is not allowed. Access denied.")
  }

  @Test func `Every attribute is required`() {
    #expect(throws: PolicyError.self) { try Trial(inbound: #"<check-header name="X" ignore-case="true" />"#) }
  }
}
