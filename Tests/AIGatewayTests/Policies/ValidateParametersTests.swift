import AIGateway
import HTTPTransport
import Testing

/// Texts are those of the "Validation errors" table.
@Suite struct ValidateParametersTests {
  private func send(
    _ path: String, _ children: String = "", headers: Headers = [:], specified: String = "prevent",
    unspecified: String = "prevent"
  ) async throws -> Trial.Answer {
    try await PetStore.trial(
      inbound: """
        <validate-parameters specified-parameter-action="\(specified)"
          unspecified-parameter-action="\(unspecified)" errors-variable-name="errors">\(children)
        </validate-parameters>
        """, outbound: PetStore.tellErrors("errors"),
      onError: PetStore.tellError + PetStore.tellErrors("errors")
    ).send("GET", "/store/pets\(path)", headers: headers)
  }

  @Test(arguments: [
    "?limit=10", "?limit=10&kinds=cat,dog", "?LIMIT=10&kinds=cat&kinds=dog", "?limit=1&from=2026-03-04", "/7",
  ])
  func `Parameters as the operation has them go on`(_ path: String) async throws {
    // Only the paths without an id have the header.
    let headers: Headers = path == "/7" ? [:] : ["x-tenant": "ab"]
    let answer = try await send(path, headers: headers, unspecified: "detect")
    #expect(answer.status == 200 && answer.headers["X-Errors"] == "none")
  }

  @Test(arguments: [
    (
      "?limit=101", "limit,QueryParameter,IncorrectMessage,prevent",
      "The value of the query parameter limit does not conform to the definition. Integer 101 exceeds maximum value of 100. Line: 1, Position: 3"
    ),
    (
      "?limit=ten", "limit,QueryParameter,IncorrectMessage,prevent",
      "Value of the query parameter limit couldn't be parsed according to the definition. 'ten' is not of type integer."
    ),
    (
      "?limit=1&limit=2", "limit,QueryParameter,IncorrectMessage,prevent",
      "Request cannot contain multiple values for the query parameter limit."
    ),
    (
      "?limit=1&page=2", "page,QueryParameter,Unspecified,prevent",
      "Unspecified query parameter page is not allowed."
    ),
    (
      "?limit=1&from=yesterday", "from,QueryParameter,IncorrectMessage,prevent",
      "The value of the query parameter from does not conform to the definition. String 'yesterday' does not validate against format 'date'. Line: 1, Position: 11"
    ),
    (
      "/x", "id,PathParameter,IncorrectMessage,prevent",
      "Value of the path parameter id couldn't be parsed according to the definition. 'x' is not of type integer."
    ),
  ])
  func `Others are refused with the table's words`(
    _ path: String, _ error: String, _ message: String
  ) async throws {
    let answer = try await send(path)
    #expect(answer.status == 400)
    #expect(answer.text == #"{ "statusCode": 400, "message": "\#(message)" }"#)
    #expect(answer.headers["X-Errors"] == error)
    #expect(answer.headers["X-Error"]?.hasPrefix("validate-parameters|Bad request|") == true)
  }

  @Test func `A required parameter must be there`() async throws {
    let answer = try await send("")
    #expect(
      answer.status == 400 && answer.headers["X-Errors"] == "limit,QueryParameter,IncorrectMessage,prevent")
  }

  @Test func `An element of an array is checked`() async throws {
    let answer = try await send("?limit=1&kinds=cat,cow")
    #expect(answer.text.contains(#"Value \"cow\" is not defined in enum."#))
  }

  @Test func `A kind of parameters, and a single one, can have an action of its own`() async throws {
    let children = """
      <headers specified-parameter-action="detect" unspecified-parameter-action="ignore">
        <parameter name="X-Odd" action="detect" />
      </headers>
      <query unspecified-parameter-action="@("ignore")"><parameter name="LIMIT" action="ignore" /></query>
      """
    let answer = try await send(
      "?limit=ten&page=1", children, headers: ["X-Tenant": "a", "X-Odd": "1", "User-Agent": "test"])
    #expect(answer.status == 200)
    #expect(
      answer.headers["X-Errors"]
        == "X-Tenant,RequestHeader,IncorrectMessage,detect;X-Odd,RequestHeader,Unspecified,detect")
  }
}
