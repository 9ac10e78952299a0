import HTTPTransport
import Testing

@Suite struct SetHeaderTests {
  private func sent(_ policies: String, headers: Headers = [:]) async throws -> Headers {
    let trial = try Trial(inbound: "<base />\(policies)")
    _ = try await trial.send(headers: headers)
    return try #require(trial.backend.requests.first).headers
  }

  @Test(arguments: [
    ("override", ["new"]), ("skip", ["old"]), ("append", ["old,new"]), ("delete", []),
  ])
  func `What happens to a header that exists is the policy's choice`(
    action: String, expected: [String]
  ) async throws {
    let headers = try await sent(
      "<set-header name=\"X-Test\" exists-action=\"\(action)\"><value>new</value></set-header>",
      headers: ["x-test": "old"])
    #expect(headers[all: "X-Test"] == expected)
  }

  @Test func `Several values go on one line, but for headers that have a line each`() async throws {
    let headers = try await sent(
      """
      <set-header name="X-Test"><value>a</value><value>@("b")</value></set-header>
      <set-header name="Cookie"><value>a=1</value><value>b=2</value></set-header>
      <set-header name="X-Empty"><value /></set-header>
      """)
    #expect(headers[all: "X-Test"] == ["a,b"])
    #expect(headers[all: "Cookie"] == ["a=1", "b=2"])
    #expect(headers[all: "X-Empty"] == [""])
  }

  @Test func `The length and the connection are not a policy's to change`() async throws {
    let headers = try await sent(
      "<set-header name=\"Content-Length\"><value>5</value></set-header><set-header name=\"connection\" exists-action=\"delete\" />"
    )
    #expect(headers["Content-Length"] == nil)
  }

  @Test func `In outbound and on-error it changes the response`() async throws {
    let trial = try Trial(
      outbound: "<base /><set-header name=\"X-From\"><value>policy</value></set-header>")
    #expect(try await trial.send().headers["X-From"] == "policy")
    let failing = try Trial(
      inbound: "<base /><set-variable name=\"x\" value=\"@(int.Parse(&quot;x&quot;))\" />".replacing(
        "&quot;", with: "\""),
      onError: "<base /><set-header name=\"X-From\"><value>on-error</value></set-header>")
    let answer = try await failing.send()
    #expect(answer.status == 500)
    #expect(answer.headers["X-From"] == "on-error")
  }
}
