import AIGateway
import HTTPTransport
import Testing

@Suite struct MockResponseTests {
  @Test func `It ends the request with an empty response when the operation describes none`() async throws {
    let trial = try Trial(
      inbound: #"<base /><mock-response status-code="201" content-type="application/json" />"#,
      outbound: #"<base /><set-header name="X-Outbound"><value>ran</value></set-header>"#)
    let answer = try await trial.send()
    #expect(answer.status == 201)
    #expect(answer.headers["Content-Type"] == "application/json")
    #expect(answer.headers["X-Outbound"] == nil)
    #expect(answer.text.isEmpty)
    #expect(trial.backend.requests.isEmpty)
  }

  @Test func `Without attributes the status is 200, and the backend's answer is gone`() async throws {
    let answer = try await Trial(outbound: "<base /><mock-response />").send()
    #expect(answer.status == 200)
    #expect(answer.headers.fields.isEmpty)
    #expect(answer.text.isEmpty)
  }

  @Test func `A status that is none is refused when the document loads`() {
    #expect(throws: (any Error).self) { try Trial(inbound: #"<mock-response status-code="20" />"#) }
  }

  @Test(arguments: [
    ("", "application/json", "[]"), (#" index="1""#, "application/json", #"[{"id":1,"name":"Rex"}]"#),
    (#" content-type="text/csv""#, "text/csv", "id,name"),
    (#" content-type="Application/JSON; charset=utf-8""#, "Application/JSON; charset=utf-8", "[]"),
    (#" content-type="@("text/" + "csv")""#, "text/csv", "id,name"),
  ])
  func `An example of the operation is the body`(
    _ attributes: String, _ type: String, _ body: String
  ) async throws {
    let answer = try await PetStore.trial(inbound: "<mock-response\(attributes) />").send(
      "GET", "/store/pets")
    #expect(answer.status == 200)
    #expect(answer.headers["Content-Type"] == type)
    #expect(answer.text == body)
  }

  @Test func `Without an example the body is made from the schema`() async throws {
    let answer = try await PetStore.trial(inbound: #"<mock-response status-code="201" />"#)
      .send("POST", "/store/pets")
    #expect(answer.status == 201)
    #expect(answer.headers["Content-Type"] == "application/json")
    #expect(answer.text == #"{"id":0,"name":"string","owner":{"mail":"user@example.com"}}"#)
  }

  @Test func `A status or a type that the operation does not describe has no body`() async throws {
    let unknown = try await PetStore.trial(inbound: #"<mock-response status-code="500" />"#)
      .send("GET", "/store/pets")
    #expect(unknown.status == 500 && unknown.text.isEmpty && unknown.headers["Content-Type"] == nil)
    let type = try await PetStore.trial(inbound: #"<mock-response content-type="text/html" />"#)
      .send("GET", "/store/pets")
    #expect(type.text.isEmpty && type.headers["Content-Type"] == "text/html")
  }
}
