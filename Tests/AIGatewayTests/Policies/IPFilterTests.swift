import AIGateway
import HTTPTransport
import Testing

/// Callers of a trial have the address 10.0.0.9. Expected messages are those of the error reference.
@Suite struct IPFilterTests {
  private func send(_ action: String, _ addresses: String) async throws -> Trial.Answer {
    try await Trial(
      inbound: #"<base /><ip-filter action="\#(action)">\#(addresses)</ip-filter>"#,
      onError: """
        <base /><set-header name="X-Error">
          <value>@(context.LastError.Source + " " + context.LastError.Reason)</value>
        </set-header>
        """
    ).send()
  }

  private static let holding = [
    "<address>10.0.0.9</address>", "<address>1.2.3.4</address><address>@(\"10.0.0.\" + 9)</address>",
    #"<address-range from="10.0.0.1" to="10.0.0.9" />"#,
    #"<address-range from="9.0.0.200" to="10.0.0.10" />"#,
    "<address>::ffff:10.0.0.9</address>",
  ]
  private static let lacking = [
    "<address>10.0.0.90</address>", #"<address-range from="10.0.0.10" to="10.0.0.20" />"#,
    #"<address-range from="::" to="ffff::" />"#, #"<address-range from="@("10.0.0.1")" to="10.0.0.8" />"#,
  ]

  @Test(arguments: holding) func `An address named is let in, or kept out`(addresses: String) async throws {
    #expect(try await send("allow", addresses).status == 200)
    let answer = try await send("forbid", addresses)
    #expect(answer.status == 403)
    #expect(
      answer.text == #"{ "statusCode": 403, "message": "Caller IP address is blocked. Access denied." }"#)
    #expect(answer.headers["X-Error"] == "ip-filter CallerIpBlocked")
  }

  @Test(arguments: lacking) func `Another address is kept out, or let in`(addresses: String) async throws {
    #expect(try await send("forbid", addresses).status == 200)
    let answer = try await send("allow", addresses)
    #expect(answer.status == 403)
    #expect(
      answer.text
        == #"{ "statusCode": 403, "message": "Caller IP address 10.0.0.9 is not allowed. Access denied." }"#)
    #expect(answer.headers["X-Error"] == "ip-filter CallerIpNotAllowed")
  }

  @Test func `A caller without an address is kept out`() async throws {
    let trial = try Trial(
      inbound: #"<base /><ip-filter action="forbid"><address>::1</address></ip-filter>"#)
    let url = try #require(RequestURL("http://gateway.test/api/thing"))
    let response = try await trial.gateway.respond(to: Request("GET", url))
    #expect(response.status == 403)
    #expect(
      try await response.body.gathered()
        == Array(
          #"{ "statusCode": 403, "message": "Failed to establish IP address for the caller. Access denied." }"#
            .utf8))
  }

  @Test(arguments: [
    "", "<address>10.0.0.300</address>", "<address>10.0.0.0/8</address>",
    #"<address-range from="10.0.0.9" to="10.0.0.1" />"#, #"<address-range from="10.0.0.9" to="::1" />"#,
  ])
  func `What is not an address or a range is refused`(addresses: String) {
    #expect(throws: PolicyError.self) {
      try Trial(inbound: #"<ip-filter action="allow">\#(addresses)</ip-filter>"#)
    }
  }
}
