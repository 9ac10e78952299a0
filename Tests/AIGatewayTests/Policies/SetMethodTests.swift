import AIGateway
import HTTPTransport
import Testing

@Suite struct SetMethodTests {
  @Test func `The backend gets the method, in upper case`() async throws {
    let trial = try Trial(
      inbound: #"<base /><set-method>@(context.Request.Method == "GET" ? "post" : "PUT")</set-method>"#)
    _ = try await trial.send("GET")
    _ = try await trial.send("PATCH")
    #expect(trial.backend.requests.map(\.method) == ["POST", "PUT"])
  }

  @Test func `What is not a method is refused, or fails`() async throws {
    #expect(throws: PolicyError.self) { try Trial(inbound: "<set-method>GET /x</set-method>") }
    #expect(throws: PolicyError.self) { try Trial(inbound: "<set-method />") }
    let trial = try Trial(inbound: #"<base /><set-method>@("G E T")</set-method>"#)
    #expect(try await trial.send().status == 500)
    #expect(trial.backend.requests.isEmpty)
  }
}
