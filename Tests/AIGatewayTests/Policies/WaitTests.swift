import AIGateway
import HTTPTransport
import LabTime
import Testing

/// The side requests take as many simulated seconds as their path says.
@Suite struct WaitTests {
  private struct Result {
    let answer: Response
    let seconds: Double
  }

  private func send(_ variable: String, _ seconds: Int, ignore: Bool = true) -> String {
    """
    <send-request response-variable-name="\(variable)" ignore-error="\(ignore)">
      <set-url>http://side.test/\(seconds)</set-url>
    </send-request>
    """
  }

  private func run(_ policies: String) async throws -> Result {
    let clock = VirtualClock(startingAt: Instant(seconds: 0))
    let policy = """
      <policies><inbound><base />\(policies)
        <return-response><set-body>@(string.Join(" ", context.Variables.Keys))</set-body></return-response>
      </inbound></policies>
      """
    let gateway = try Gateway(
      Service {
        API("a", .passthrough, path: "a", subscriptionRequired: false, policy: .text(policy, name: "p"))
      }, folder: "/",
      environment: GatewayEnvironment(
        clock: clock, random: RandomSource(seed: 1),
        network: Trial.Backend { request in
          let seconds = Int(request.url.path.dropFirst()) ?? 0
          guard seconds > 0 else { throw TransportError.connectionClosed }
          try await clock.sleep(for: .seconds(seconds))
          return Response()
        }))
    let url = try #require(RequestURL("http://gateway.test/a"))
    let answer = try await clock.run { try await gateway.respond(to: Request("GET", url)) }
    return Result(answer: answer, seconds: clock.now.seconds)
  }

  private func text(_ result: Result) async throws -> String {
    String(decoding: try await result.answer.body.gathered(), as: UTF8.self)
  }

  @Test func `All requests are under way at once, and all are waited for`() async throws {
    let result = try await run("<wait>\(send("a", 3))\(send("b", 5))\(send("c", 4))</wait>")
    #expect(result.seconds == 5)
    #expect(try await text(result) == "a b c")
  }

  @Test func `With any the first to be done ends the wait`() async throws {
    let result = try await run(
      #"<wait for="@("any")">\#(send("a", 3))\#(send("b", 2))\#(send("c", 4))</wait>"#)
    #expect(result.seconds == 2)
    #expect(try await text(result) == "b")
  }

  @Test func `A branch runs beside the others, its own policies one after another`() async throws {
    let result = try await run(
      """
      <wait for="all">
        \(send("a", 3))
        <choose>
          <when condition="@(true)">
            \(send("b", 2))
            <set-variable name="c" value="@(context.Variables.ContainsKey("a") ? "late" : "early")" />
            \(send("d", 4))
          </when>
        </choose>
      </wait>
      """)
    #expect(result.seconds == 6)
    #expect(try await text(result) == "a b c d")
  }

  @Test func `A failure that is not ignored ends the wait`() async throws {
    let result = try await run("<wait>\(send("a", 3))\(send("b", 0, ignore: false))</wait>")
    #expect(result.answer.status == 500)
    #expect(result.seconds == 0)
  }

  @Test(arguments: [
    #"<wait for="both"></wait>"#, #"<wait><set-variable name="a" value="1" /></wait>"#,
  ])
  func `Another mode and other policies are refused`(policy: String) {
    #expect(throws: PolicyError.self) { try Trial(inbound: policy) }
  }
}
