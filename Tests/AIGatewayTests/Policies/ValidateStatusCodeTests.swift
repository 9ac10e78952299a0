import AIGateway
import HTTPTransport
import Testing

@Suite struct ValidateStatusCodeTests {
  private func send(_ status: Int, _ action: String, _ children: String = "") async throws -> Trial.Answer {
    try await PetStore.trial(
      outbound: """
        <validate-status-code unspecified-status-code-action="\(action)" error-variable-name="errors">\(children)
        </validate-status-code>\(PetStore.tellErrors("errors"))
        """, onError: PetStore.tellError + PetStore.tellErrors("errors"),
      answeredBy: Trial.Backend { _ in Response(status) }
    ).send("GET", "/store/pets")
  }

  @Test func `A status that the operation has goes on, whatever the policy says of it`() async throws {
    let answer = try await send(404, "prevent", #"<status-code code="404" action="prevent" />"#)
    #expect(answer.status == 404 && answer.headers["X-Errors"] == "none")
  }

  @Test func `Another is refused, and the caller learns nothing`() async throws {
    let answer = try await send(500, "prevent")
    #expect(answer.status == 502)
    #expect(
      answer.text
        == #"{ "statusCode": 502, "message": "The request could not be processed due to an internal error. Contact the API owner." }"#
    )
    #expect(
      answer.headers["X-Error"]
        == "validate-status-code|Response not allowed|Response status code 500 is not allowed.")
    #expect(answer.headers["X-Errors"] == "500,StatusCode,Unspecified,prevent")
  }

  @Test func `Detect tells of it, and a status can have an action of its own`() async throws {
    let detected = try await send(500, "detect")
    #expect(detected.status == 500 && detected.headers["X-Errors"] == "500,StatusCode,Unspecified,detect")
    let ignored = try await send(503, "prevent", #"<status-code code="503" action="ignore" />"#)
    #expect(ignored.status == 503 && ignored.headers["X-Errors"] == "none")
  }
}
