import HTTPTransport
import Testing

@Suite struct JSONPTests {
  private func trial(_ backend: Trial.Backend = .init(json: #"{"a": 1}"#)) throws -> Trial {
    try Trial(outbound: #"<base /><jsonp callback-parameter-name="cb" />"#, answeredBy: backend)
  }

  @Test(arguments: ["XYZ", "jQuery.cb_1", "$", "_a", "ünï"])
  func `The response is wrapped in a call of the caller's function`(_ name: String) async throws {
    let query = name == "ünï" ? "%C3%BCn%C3%AF" : name
    let answer = try await trial().send("GET", "/api/thing?x=1&cb=\(query)")
    #expect(answer.text == #"\#(name)({"a": 1});"#)
    #expect(answer.headers["Content-Type"] == "application/javascript; charset=utf-8")
  }

  @Test func `Without the parameter it is plain JSON`() async throws {
    let answer = try await trial().send("GET", "/api/thing?cbx=XYZ")
    #expect(answer.text == #"{"a": 1}"#)
    #expect(answer.headers["Content-Type"] == "application/json")
  }

  @Test func `What is no JSON is not wrapped`() async throws {
    #expect(try await trial(.init()).send("GET", "/api/thing?cb=XYZ").text == "hello")
  }

  @Test(arguments: ["", "1a", "a-b", "alert(1)//", "a..b", "function", "a%20b"])
  func `A name that JavaScript does not have is refused`(_ name: String) async throws {
    let answer = try await trial().send("GET", "/api/thing?cb=\(name)")
    #expect(answer.status == 400)
    #expect(
      answer.text
        == #"{ "statusCode": 400, "message": "Value of callback parameter cb is not a valid JavaScript identifier." }"#
    )
  }
}
