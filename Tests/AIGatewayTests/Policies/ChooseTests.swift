import AIGateway
import HTTPTransport
import Testing

@Suite struct ChooseTests {
  private let choose = """
    <base />
    <choose>
      <when condition="@(context.Request.Headers.GetValueOrDefault("X-Size", "") == "small" && 1 < 2)">
        <set-header name="X-Chosen"><value>first</value></set-header>
      </when>
      <when condition="@(context.Request.Headers.ContainsKey("X-Size"))">
        <set-header name="X-Chosen"><value>second</value></set-header>
      </when>
      <otherwise>
        <set-header name="X-Chosen"><value>otherwise</value></set-header>
      </otherwise>
    </choose>
    """

  @Test(arguments: [
    (["X-Size": "small"] as Headers, "first"), (["X-Size": "large"] as Headers, "second"),
    ([:] as Headers, "otherwise"),
  ])
  func `The first branch whose condition holds runs`(headers: Headers, chosen: String) async throws {
    let trial = try Trial(inbound: choose)
    _ = try await trial.send(headers: headers)
    #expect(trial.backend.requests.first?.headers[all: "X-Chosen"] == [chosen])
  }

  @Test func `Without a branch that fits nothing happens`() async throws {
    let trial = try Trial(
      inbound: #"<base /><choose><when condition="@(false)"><return-response /></when></choose>"#)
    #expect(try await trial.send().text == "hello")
  }

  @Test func `A branch can end the request`() async throws {
    let trial = try Trial(
      inbound:
        #"<base /><choose><when condition="@(true)"><return-response><set-status code="202" /></return-response></when></choose>"#
    )
    #expect(try await trial.send().status == 202)
    #expect(trial.backend.requests.isEmpty)
  }

  @Test func `What is not a branch is refused with its place`() {
    #expect(throws: PolicyError.self) { try Trial(inbound: "<choose><otherwise /></choose>") }
    do {
      _ = try Trial(
        policy:
          "<policies>\n<inbound>\n  <choose>\n    <whenn condition=\"@(true)\" />\n  </choose>\n</inbound>\n</policies>"
      )
      Issue.record("the document loads")
    } catch let error as PolicyError {
      #expect(error.file == "policy.xml")
    } catch {
      Issue.record("\(error)")
    }
  }
}
