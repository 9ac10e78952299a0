import AIGateway
import HTTPTransport
import OpenAI
import Testing

/// Texts are those of the "Validation errors" table, and of an answer that API Management gave.
@Suite struct ValidateContentTests {
  private func policy(
    action: String = "prevent", attributes: String = "", content: String? = nil, map: String = ""
  ) -> String {
    """
    <validate-content unspecified-content-type-action="prevent" max-size="200" size-exceeded-action="prevent"
      errors-variable-name="errors">\(map)
      \(content ?? #"<content type="application/json" validate-as="json" action="\#(action)" \#(attributes) />"#)
    </validate-content>
    """
  }

  private func send(
    _ body: String, _ policy: String, type: String? = "application/json",
    @ServiceBuilder resources: () -> [any ServiceResource] = { [] }
  ) async throws -> (answer: Trial.Answer, trial: Trial) {
    let tell = PetStore.tellErrors("errors")
    let trial = try PetStore.trial(
      inbound: policy, outbound: tell, onError: PetStore.tellError + tell, resources: resources)
    let headers: Headers = type.map { ["Content-Type": $0] } ?? [:]
    return (try await trial.send("POST", "/store/pets", headers: headers, body: body), trial)
  }

  private let good = #"{"id": 1, "name": "Rex", "more": true}"#
  private let bad = #"{"id": 1, "name": 7}"#

  @Test func `A body as the schema has it goes on`() async throws {
    let (answer, trial) = try await send(good, policy())
    #expect(answer.status == 200 && answer.headers["X-Errors"] == "none")
    #expect(trial.backend.requests.count == 1)
    #expect(try await trial.backend.requests[0].body.gathered() == Array(good.utf8))
  }

  @Test func `A body that is not is refused with the table's words`() async throws {
    let (answer, trial) = try await send(bad, policy())
    let message =
      "Body of the request does not conform to the definition Pet, which is associated with the content type "
      + "application/json. Invalid type. Expected Null, String but got Integer. Line: 1, Position: 19"
    #expect(answer.status == 400)
    #expect(answer.text == #"{ "statusCode": 400, "message": "\#(message)" }"#)
    #expect(answer.headers["X-Error"] == "validate-content|Bad request|\(message)")
    #expect(answer.headers["X-Errors"] == "application/json,RequestBody,IncorrectMessage,prevent")
    #expect(trial.backend.requests.isEmpty)
  }

  @Test func `Detect keeps the errors, traces them and goes on`() async throws {
    let (answer, trial) = try await send(#"{"owner": {"mail": "x"}}"#, policy(action: "detect"))
    #expect(answer.status == 200)
    let one = "application/json,RequestBody,IncorrectMessage,detect"
    #expect(answer.headers["X-Errors"] == "\(one);\(one)")
    let entries = trial.traces.last?.entries.filter { $0.data["ValidationRule"] == "IncorrectMessage" } ?? []
    #expect(entries.count == 2 && entries.allSatisfy { $0.source == "validate-content" })
    #expect(
      entries.first?.data["Details"]?.string?.contains(
        "Required properties are missing from object: id, name.")
        == true)
  }

  @Test func `Ignore does not look`() async throws {
    let (answer, _) = try await send("not JSON", policy(action: "ignore"))
    #expect(answer.status == 200 && answer.headers["X-Errors"] == "none")
  }

  @Test func `The errors can be written as JSON`() async throws {
    let trial = try PetStore.trial(
      inbound: policy(action: "detect") + """
        <return-response><set-body>@(JsonConvert.SerializeObject(context.Variables["errors"]))</set-body>
        </return-response>
        """)
    let answer = try await trial.send(
      "POST", "/store/pets", headers: ["Content-Type": "application/json"], body: bad)
    let errors = try JSON(parsing: answer.text)
    #expect(
      errors[0]?.object?.members.map(\.name) == ["Name", "Type", "ValidationRule", "Details", "Action"])
    #expect(errors[0]?["Type"] == "RequestBody")
  }

  @Test func `A body that is too long is refused before it is read`() async throws {
    let (answer, _) = try await send(String(repeating: " ", count: 201), policy())
    #expect(
      answer.text
        == #"{ "statusCode": 400, "message": "Request's body is 201 bytes long and it exceeds the limit of 200 bytes." }"#
    )
    #expect(
      answer.headers["X-Error"]?.hasSuffix(
        "Request's body is 201 bytes long and it exceeds the configured limit of 200 bytes.") == true)
    #expect(answer.headers["X-Errors"] == ",RequestBody,SizeLimit,prevent")
  }

  @Test func `A content type that nobody describes is refused`() async throws {
    let (answer, _) = try await send("a", policy(), type: "text/plain; charset=utf-8")
    #expect(
      answer.text
        == #"{ "statusCode": 400, "message": "Unspecified content type text/plain is not allowed." }"#)
    #expect(answer.headers["X-Errors"] == "text/plain,RequestBody,Unspecified,prevent")
  }

  @Test func `A content type can be mapped to another`() async throws {
    let map = """
      <content-type-map missing-content-type-value="application/json">
        <type from="application/hal+json" to="application/json" />
        <type when="@(context.Request.Headers.GetValueOrDefault("Content-Type", "").StartsWith("x/"))"
          to="application/json" />
      </content-type-map>
      """
    for type in ["application/hal+json", "x/y", nil] {
      let (answer, _) = try await send(bad, policy(map: map), type: type)
      #expect(answer.text.contains("content type application/json. Invalid type."))
    }
    let (other, _) = try await send(bad, policy(map: map), type: "text/plain")
    #expect(other.text.contains("Unspecified content type text/plain"))
    let any = #"<content-type-map any-content-type-value="application/json" />"#
    #expect(try await send(good, policy(map: any), type: "text/plain").answer.status == 200)
  }

  @Test func `Additional properties can be refused and allowed`() async throws {
    let (refused, _) = try await send(good, policy(attributes: #"allow-additional-properties="false""#))
    #expect(refused.text.contains("Property 'more' has not been defined"))
    let (allowed, _) = try await send(good, policy(attributes: #"allow-additional-properties="true""#))
    #expect(allowed.status == 200)
  }

  @Test func `Names of properties can be compared without case`() async throws {
    let shouted = #"{"ID": 1, "Name": "Rex", "more": true}"#
    let (refused, _) = try await send(shouted, policy())
    #expect(refused.text.contains("Required properties are missing from object"))
    let lax = policy(attributes: #"case-insensitive-property-names="true""#)
    #expect(try await send(shouted, lax).answer.status == 200)
    let (wrong, _) = try await send(#"{"Id": 1, "NAME": 7}"#, lax)
    #expect(wrong.text.contains("Invalid type. Expected Null, String but got Integer. Line: 1, Position: 19"))
  }

  @Test func `A schema of the service takes the place of the API's own`() async throws {
    let content = """
      <content type="text/plain" validate-as="json" action="prevent" schema-id="shared"
        schema-ref="#/definitions/Short" />
      """
    let schema = Schema("shared", ["definitions": ["Short": ["type": "string", "maxLength": 3]]])
    #expect(
      try await send(#""abc""#, policy(content: content), type: "text/plain") { schema }.answer.status == 200)
    let (long, _) = try await send(#""abcd""#, policy(content: content), type: "text/plain") { schema }
    #expect(long.text.contains("String 'abcd' exceeds maximum length of 3."))
    let (none, _) = try await send(#""abcd""#, policy(content: content), type: "text/plain")
    #expect(
      none.text
        == #"{ "statusCode": 400, "message": "The request could not be processed due to an internal error. Contact the API owner." }"#
    )
    #expect(none.headers["X-Error"]?.contains("API's schema does not exist") == true)
  }

  @Test func `Of a response the caller learns nothing`() async throws {
    let backend = Trial.Backend { _ in
      Response(201, headers: ["Content-Type": "application/json"], body: .text(#"{"id": "x"}"#))
    }
    let trial = try PetStore.trial(
      outbound: policy(), onError: PetStore.tellError + PetStore.tellErrors("errors"), answeredBy: backend)
    let answer = try await trial.send("POST", "/store/pets")
    #expect(answer.status == 502)
    #expect(
      answer.text
        == #"{ "statusCode": 502, "message": "The request could not be processed due to an internal error. Contact the API owner." }"#
    )
    #expect(
      answer.headers["X-Error"]?.hasPrefix(
        "validate-content|Response not allowed|Body of the response does not conform to the definition Pet, ")
        == true)
  }

  @Test func `XML is said not to be validated, not taken for valid`() async throws {
    let content = #"<content type="application/json" validate-as="xml" action="prevent" />"#
    let (answer, _) = try await send("<a/>", policy(content: content))
    #expect(answer.status == 400)
    #expect(answer.headers["X-Error"]?.contains("cannot be validated for the content type") == true)
  }

  @Test(arguments: [
    #"<validate-content max-size="1" size-exceeded-action="prevent" />"#,
    #"<validate-content unspecified-content-type-action="stop" max-size="1" size-exceeded-action="prevent" />"#,
    #"<validate-content unspecified-content-type-action="ignore" max-size="x" size-exceeded-action="prevent" />"#,
  ])
  func `Attributes that say nothing are refused when the document loads`(_ policy: String) {
    #expect(throws: PolicyError.self) { try Trial(inbound: policy) }
  }
}
