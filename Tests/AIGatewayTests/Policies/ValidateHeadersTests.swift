import AIGateway
import HTTPTransport
import Testing

@Suite struct ValidateHeadersTests {
  private func send(_ headers: Headers, _ children: String = "") async throws -> Trial.Answer {
    try await PetStore.trial(
      outbound: """
        <validate-headers specified-header-action="prevent" unspecified-header-action="detect"
          errors-variable-name="errors">\(children)</validate-headers>\(PetStore.tellErrors("errors"))
        """, onError: PetStore.tellError + PetStore.tellErrors("errors"),
      answeredBy: Trial.Backend { _ in Response(200, headers: headers) }
    ).send("GET", "/store/pets")
  }

  @Test func `Fields as the operation has them go on, others are told`() async throws {
    let answer = try await send(["x-total": "12", "X-Other": "a"])
    #expect(answer.status == 200)
    #expect(answer.headers["X-Errors"] == "X-Other,ResponseHeader,Unspecified,detect")
  }

  static let wrong: [(Headers, String)] = [
    (
      ["X-Total": "many"],
      "Value of the header X-Total couldn't be parsed according to the definition."
    ),
    (
      ["X-Total": "1.5"],
      "Value of the header X-Total does not conform to the definition. Invalid type. Expected Integer but got Float. Line: 1, Position: 3"
    ),
    (["X-Total": "1", "x-total": "2"], "Response cannot contain multiple values for the header X-Total."),
  ]

  @Test(arguments: wrong)
  func `Fields of the wrong kind end in 502, and the caller learns nothing`(
    _ headers: Headers, _ details: String
  ) async throws {
    let answer = try await send(headers)
    #expect(answer.status == 502)
    #expect(
      answer.text
        == #"{ "statusCode": 502, "message": "The request could not be processed due to an internal error. Contact the API owner." }"#
    )
    #expect(answer.headers["X-Error"] == "validate-headers|Response not allowed|\(details)")
    #expect(answer.headers["X-Errors"] == "X-Total,ResponseHeader,IncorrectMessage,prevent")
  }

  @Test func `A field can have an action of its own`() async throws {
    let answer = try await send(
      ["X-Total": "many", "X-Other": "a"],
      #"<header name="x-total" action="ignore" /><header name="X-Other" action="prevent" />"#)
    #expect(answer.headers["X-Errors"] == "X-Other,ResponseHeader,Unspecified,prevent")
    #expect(answer.status == 502)
  }
}
