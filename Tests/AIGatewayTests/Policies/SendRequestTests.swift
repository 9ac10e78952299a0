import AIGateway
import HTTPTransport
import LabTime
import Testing

@Suite struct SendRequestTests {
  /// A backend that tells what it got, and is late or away where the path says so.
  private static func backend() -> Trial.Backend {
    Trial.Backend { request in
      switch request.url.path {
      case "/away": throw TransportError.connectionFailed(to: "side.test:80", reason: "refused")
      case "/late": throw TransportError.timedOut
      case "/json":
        return Response(
          201, headers: ["X-Side": "yes", "Content-Type": "application/json"],
          body: .text(#"{"token": "abc", "list": [1, 2]}"#))
      default: return Response(404, body: .text("from the backend"))
      }
    }
  }

  private func report(_ expression: String) -> String {
    #"<set-header name="X-Report"><value>@(\#(expression))</value></set-header>"#
  }

  @Test func `The response is in the variable, with status, headers and body`() async throws {
    let backend = Self.backend()
    let trial = try Trial(
      inbound: """
        <base />
        <send-request mode="new" response-variable-name="side" timeout="20" ignore-error="false">
          <set-url>@("http://side.test/json?q=" + context.Request.Method)</set-url>
          <set-method>POST</set-method>
          <set-header name="X-One" exists-action="skip"><value>1</value></set-header>
          <set-body>@("for " + context.Request.Url.Path)</set-body>
        </send-request>
        <set-variable name="status" value="@(((IResponse)context.Variables["side"]).StatusCode)" />
        <set-variable name="body" value="@(((IResponse)context.Variables["side"]).Body.As<JObject>())" />
        """
          + report(
            #"""
            (int)context.Variables["status"] + " " + ((IResponse)context.Variables["side"]).StatusReason
              + " " + ((JObject)context.Variables["body"])["token"]
              + " " + ((IResponse)context.Variables["side"]).Headers.GetValueOrDefault("X-Side", "no")
            """#), answeredBy: backend)
    let answer = try await trial.send("PUT", headers: ["X-Mine": "1"], body: "mine")
    #expect(answer.status == 404)
    let side = try #require(backend.requests.first)
    #expect(side.method == "POST")
    #expect(side.url.description == "http://side.test/json?q=PUT")
    #expect(side.headers.fields == [Headers.Field("X-One", "1")])
    #expect(try await side.body.gathered() == Array("for /base/thing".utf8))
    let forwarded = try #require(backend.requests.last)
    #expect(forwarded.headers["X-Report"] == "201 Created abc yes")
    #expect(try await forwarded.body.gathered() == Array("mine".utf8))
  }

  @Test func `The body can be read once, or again when it is preserved`() async throws {
    func report(_ first: String) async throws -> String? {
      let trial = try Trial(
        inbound: """
          <base />
          <send-request response-variable-name="r"><set-url>http://side.test/other</set-url></send-request>
          <set-variable name="a" value="@(((IResponse)context.Variables["r"]).Body.As<string>(\(first)))" />
          """ + self.report(#"((IResponse)context.Variables["r"]).Body.As<string>()"#),
        answeredBy: Self.backend())
      _ = try await trial.send()
      return trial.backend.requests.last?.headers["X-Report"]
    }
    #expect(try await report("preserveContent: true") == "from the backend")
    #expect(try await report("") == "")
  }

  @Test func `A copy is the current request, at another URL`() async throws {
    let trial = try Trial(
      inbound: """
        <base />
        <set-header name="X-Set"><value>1</value></set-header>
        <send-request mode="copy" response-variable-name="r">
          <set-url>http://side.test/other</set-url>
          <set-header name="X-Mine" exists-action="delete" />
        </send-request>
        """, answeredBy: Self.backend())
    _ = try await trial.send("PUT", headers: ["X-Mine": "1", "Host": "gateway.test"], body: "both")
    let copy = try #require(trial.backend.requests.first)
    #expect(copy.method == "PUT")
    #expect(copy.url.description == "http://side.test/other")
    #expect(copy.headers.fields == [Headers.Field("X-Set", "1")])
    for request in trial.backend.requests {
      #expect(try await request.body.gathered() == Array("both".utf8))
    }
    #expect(trial.backend.requests.last?.headers["X-Mine"] == "1")
  }

  @Test func `Credentials of its own do not touch the request`() async throws {
    let trial = try Trial(
      inbound: """
        <base />
        <send-request><set-url>http://side.test/a</set-url>
          <authentication-basic username="Aladdin" password="open sesame" /></send-request>
        <send-request><set-url>http://side.test/b</set-url>
          <authentication-managed-identity resource="https://vault.azure.net" /></send-request>
        """, answeredBy: Self.backend())
    _ = try await trial.send(headers: ["Authorization": "mine"])
    let given = trial.backend.requests.map { $0.headers["Authorization"] ?? "" }
    #expect(given.count == 3)
    #expect(given.first == "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==")
    #expect(given.dropFirst().first?.hasPrefix("Bearer ") == true)
    #expect(given.last == "mine")
  }

  @Test(arguments: [("away", "BackendConnectionFailure"), ("late", "Timeout")])
  func `Without a response the request fails, or the variable is null`(
    path: String, reason: String
  )
    async throws
  {
    func trial(_ ignore: Bool) throws -> Trial {
      try Trial(
        inbound: """
          <base />
          <send-request response-variable-name="r" ignore-error="\(ignore)">
            <set-url>http://side.test/\(path)</set-url>
          </send-request>
          """ + report(#"context.Variables["r"] == null ? "null" : "some""#),
        onError: "<base />" + report(#"context.LastError.Source + " " + context.LastError.Reason"#),
        answeredBy: Self.backend())
    }
    let failed = try await trial(false).send()
    #expect(failed.status == 500)
    #expect(failed.headers["X-Report"] == "send-request \(reason)")
    let ignored = try trial(true)
    #expect(try await ignored.send().status == 404)
    #expect(ignored.backend.requests.last?.headers["X-Report"] == "null")
  }

  @Test func `A body that does not end is waited for no longer than the timeout`() async throws {
    let clock = VirtualClock(startingAt: Instant(seconds: 0))
    let policy = """
      <policies><inbound><base />
        <send-request timeout="7" ignore-error="true"><set-url>http://side.test/</set-url></send-request>
      </inbound><backend /></policies>
      """
    let gateway = try Gateway(
      Service {
        API("a", .passthrough, path: "a", subscriptionRequired: false, policy: .text(policy, name: "p"))
      }, folder: "/",
      environment: GatewayEnvironment(
        clock: clock, random: RandomSource(seed: 1),
        network: Trial.Backend { _ in
          Response(
            200,
            body: .stream(
              BodyStream {
                try await clock.sleep(for: .seconds(3600)); return [1]
              }))
        }))
    let url = try #require(RequestURL("http://gateway.test/a"))
    #expect(try await clock.run { try await gateway.respond(to: Request("GET", url)).status } == 200)
    #expect(clock.now == Instant(seconds: 7))
  }

  @Test func `A response of its own can be the answer`() async throws {
    let trial = try Trial(
      inbound: """
        <base />
        <send-request response-variable-name="r"><set-url>http://side.test/json</set-url></send-request>
        <return-response response-variable-name="r" />
        """, answeredBy: Self.backend())
    let answer = try await trial.send()
    #expect(answer.status == 201)
    #expect(answer.headers["X-Side"] == "yes")
    #expect(answer.text == #"{"token": "abc", "list": [1, 2]}"#)
  }

  @Test(arguments: [
    "<send-request />", #"<send-request mode="clone"><set-url>http://a.test</set-url></send-request>"#,
    "<send-request><set-url>/path</set-url></send-request>",
    #"<send-request timeout="0"><set-url>http://a.test</set-url></send-request>"#,
    "<send-request><set-url>http://a.test</set-url><set-status code=\"200\" /></send-request>",
  ])
  func `What cannot be sent is refused`(policy: String) {
    #expect(throws: PolicyError.self) { try Trial(inbound: policy) }
  }
}
