import HTTPTransport
import Testing

@Suite struct FindAndReplaceTests {
  @Test func `Inbound the request's text is replaced, outbound the response's`() async throws {
    let trial = try Trial(
      inbound: #"<base /><find-and-replace from="@("a" + "n")" to="[an]" />"#,
      outbound: #"<base /><find-and-replace from="l" to="" />"#)
    let answer = try await trial.send("POST", body: "banana né")
    #expect(try await trial.backend.requests.first?.body.gathered() == Array("b[an][an]a né".utf8))
    #expect(answer.text == "heo")
  }

  @Test func `A response that is still arriving is waited for`() async throws {
    let answer = try await Trial(
      outbound: #"<base /><find-and-replace from="two" to="2" />"#,
      answeredBy: Trial.Backend { _ in
        let chunks = AsyncStream<[UInt8]> { continuation in
          for chunk in ["one t", "wo three"] { continuation.yield(Array(chunk.utf8)) }
          continuation.finish()
        }
        return Response(200, body: .stream(BodyStream { await chunks.first { _ in true } }))
      }
    ).send()
    #expect(answer.text == "one 2 three")
  }

  @Test func `A message without a body stays without one`() async throws {
    let trial = try Trial(
      inbound: #"<base /><find-and-replace from="" to="x" /><find-and-replace from="a" to="b" />"#)
    #expect(try await trial.send().text == "hello")
    #expect(try await trial.backend.requests.first?.body.gathered() == [])
  }
}
