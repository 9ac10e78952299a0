import AIGateway
import Foundation
import HTTPTransport
import LabTime
import OpenAI
import Synchronization
import Testing

/// Routing, keys, and the gateway's own answers. Expected bodies are those of captured live responses.
@Suite struct GatewayTests {
  private func service(
    required: Bool = true, @ServiceBuilder _ resources: () -> [any ServiceResource] = { [] }
  ) -> Service {
    let added = resources()
    return Service {
      API(
        "openai", .azureOpenAI, path: "openai", serviceURL: "http://backend.test/openai",
        subscriptionRequired: required)
      Subscription("one", primaryKey: "first", secondaryKey: "second")
      Subscription("elsewhere", scope: .api("another"), primaryKey: "elsewhere")
      Subscription("ended", state: .cancelled, primaryKey: "ended")
      added
    }
  }

  private let path = "/openai/deployments/gpt-4o-mini/chat/completions?api-version=2024-10-21"

  @Test func `A path that no operation has is not found`() async throws {
    let trial = try Trial(service())
    for path in ["/nothing", "/openai/nothing", "/openaix/v1/models"] {
      let answer = try await trial.send("GET", path)
      #expect(answer.status == 404)
      #expect(answer.text == #"{ "statusCode": 404, "message": "Resource not found" }"#)
      #expect(answer.headers["Content-Type"] == "application/json")
    }
    #expect(try await trial.send("DELETE", "/openai/v1/models", headers: ["api-key": "first"]).status == 404)
  }

  @Test func `A request without a key is refused with API Management's 152 bytes`() async throws {
    let answer = try await Trial(service()).send("POST", path)
    #expect(answer.status == 401)
    #expect(
      answer.text
        == #"{ "statusCode": 401, "message": "Access denied due to missing subscription key. Make sure to include subscription key when making requests to an API." }"#
    )
    #expect(answer.text.utf8.count == 152)
    #expect(
      answer.headers["WWW-Authenticate"]
        == #"AzureApiManagementKey realm="http://gateway.test/openai",name="api-key",type="header""#)
  }

  @Test(arguments: ["wrong", "elsewhere", "ended"])
  func `A key that does not open the API is refused with API Management's 143 bytes`(key: String) async throws
  {
    let answer = try await Trial(service()).send("POST", path, headers: ["api-key": key])
    #expect(answer.status == 401)
    #expect(
      answer.text
        == #"{ "statusCode": 401, "message": "Access denied due to invalid subscription key. Make sure to provide a valid key for an active subscription." }"#
    )
    #expect(answer.text.utf8.count == 143)
  }

  @Test func `A key is taken from the header, else from the query, else as a bearer token`() async throws {
    let trial = try Trial(service())
    #expect(try await trial.send("POST", path, headers: ["API-Key": "first"]).status == 200)
    #expect(try await trial.send("POST", path + "&api-key=second").status == 200)
    #expect(try await trial.send("POST", path, headers: ["Authorization": "Bearer first"]).status == 200)
    #expect(
      try await trial.send("POST", path + "&api-key=first", headers: ["api-key": "wrong"]).status == 401)
  }

  @Test func `An API that wants no key takes none, and an open product's policies apply`() async throws {
    let policy =
      "<policies><inbound><base /><set-header name=\"X-Product\"><value>@(context.Product.Id)</value></set-header></inbound></policies>"
    let open = service {
      Product(
        "open", apis: ["openai"], subscriptionRequired: false, policy: .text(policy, name: "product.xml"))
    }
    let trial = try Trial(open)
    #expect(try await trial.send("POST", path).status == 200)
    #expect(trial.backend.requests.first?.headers["X-Product"] == "open")
    #expect(try await Trial(service(required: false)).send("POST", path).status == 200)
  }

  @Test func `The request goes to the service URL with the path below the API's and its query`() async throws
  {
    let trial = try Trial(service())
    _ = try await trial.send("POST", path, headers: ["api-key": "first", "X-Mine": "1"], body: "{}")
    let request = try #require(trial.backend.requests.first)
    #expect(
      request.url.description
        == "http://backend.test/openai/deployments/gpt-4o-mini/chat/completions?api-version=2024-10-21")
    #expect(request.method == "POST")
    #expect(request.headers["X-Mine"] == "1")
    #expect(request.headers["X-Forwarded-For"] == "10.0.0.9")
    #expect(try await request.body.gathered() == Array("{}".utf8))
  }

  @Test func `Refusals run the on-error section, which sees the error and may change the answer`()
    async throws
  {
    let policy = """
      <policies><inbound><base /></inbound><on-error><base />
        <set-header name="X-Error"><value>@(context.LastError.Source + "/" + context.LastError.Reason)</value></set-header>
        <set-status code="418" reason="Teapot" />
      </on-error></policies>
      """
    let service = Service {
      API("a", .passthrough, path: "a", serviceURL: "http://b.test", policy: .text(policy, name: "p"))
    }
    let answer = try await Trial(service).send("GET", "/a")
    #expect(answer.status == 418)
    #expect(answer.reason == "Teapot")
    #expect(answer.headers["X-Error"] == "authorization/SubscriptionKeyNotFound")
  }

  @Test func `A failure of the gateway's own is a 500 that names the activity and not the cause`()
    async throws
  {
    let trial = try Trial(
      answeredBy: Trial.Backend { _ in throw TransportError.connectionFailed(to: "x", reason: "refused") })
    let answer = try await trial.send()
    #expect(answer.status == 500)
    let start = #"{ "statusCode": 500, "message": "Internal server error", "activityId": ""#
    #expect(answer.text.hasPrefix(start) && answer.text.hasSuffix("\" }"), "\(answer.text)")
    #expect(UUID(uuidString: String(answer.text.dropFirst(start.count).dropLast(3))) != nil)
  }

  @Test func `An expression that throws ends in on-error with its place`() async throws {
    let trial = try Trial(
      inbound: """
        <base />
        <choose><when condition="@(true)">
          <set-variable name="x" value="1" />
          <set-variable id="culprit" name="y" value="@(context.Variables["missing"])" />
        </when></choose>
        """,
      onError: """
        <base /><set-header name="X-Where"><value>@{ var e = context.LastError;
          return e.Source + "|" + e.Reason + "|" + e.Scope + "|" + e.Section + "|" + e.Path + "|" + e.PolicyId; }</value></set-header>
        """)
    let answer = try await trial.send()
    #expect(answer.status == 500)
    #expect(
      answer.headers["X-Where"]
        == "set-variable|ExpressionValueEvaluationFailure|api|inbound|choose[1]/when[1]/set-variable[2]|culprit"
    )
    #expect(trial.backend.requests.isEmpty)
  }

  @Test func `Reloading a broken document keeps the one before`() async throws {
    let folder = try TemporaryFolder()
    try folder.write("policy.xml", "<policies><inbound><base /></inbound></policies>")
    let service = Service {
      API(
        "a", .passthrough, path: "a", serviceURL: "http://b.test", subscriptionRequired: false,
        policy: .file("policy.xml"))
    }
    let backend = Trial.Backend()
    let clock = VirtualClock(startingAt: Instant(seconds: 0))
    let gateway = try Gateway(
      service, folder: folder.path,
      environment: GatewayEnvironment(clock: clock, random: RandomSource(seed: 1), network: backend))
    let request = Request("GET", RequestURL(path: "/a/b"))
    #expect(try await gateway.respond(to: request).status == 200)
    try folder.write("policy.xml", "<policies><inbound><return-response /></inbound>")
    #expect(throws: PolicyError.self) { try gateway.reload() }
    _ = try await gateway.respond(to: request)
    #expect(backend.requests.count == 2)
    try folder.write(
      "policy.xml",
      "<policies><inbound><return-response><set-status code=\"204\" /></return-response></inbound></policies>"
    )
    try gateway.reload()
    #expect(try await gateway.respond(to: request).status == 204)
    #expect(backend.requests.count == 2)
  }

  @Test func `The trace tells each policy, its place and its time`() async throws {
    let trial = try Trial(inbound: #"<base /><set-variable name="a" value="1" />"#)
    _ = try await trial.send()
    let trace = try #require(trial.traces.last)
    #expect(
      trace.entries.map(\.source) == [
        "handler", "mapper", "set-variable", "forward-request", "forward-request", "forward-request",
        "handler",
      ])
    #expect(
      trace.entries.map(\.section) == [
        .inbound, .inbound, .inbound, .backend, .backend, .backend, .outbound,
      ])
  }

  @Test func `The trace tells the request, where it belongs, and the response`() async throws {
    let clock = Mutex<VirtualClock?>(nil)
    let trial = try Trial(
      service(),
      answeredBy: Trial.Backend { _ in
        try await clock.withLock { $0 }?.sleep(for: .milliseconds(72))
        return Response(202, headers: ["X-A": "b"])
      })
    clock.withLock { $0 = trial.clock }
    let start = trial.clock.now
    _ = try await trial.send("POST", path, headers: ["api-key": "first"])
    let entries = try #require(trial.traces.last?.entries)
    let request = try #require(entries.first?.data["request"])
    #expect(request["method"] == "POST" && request["url"]?.string?.hasSuffix(path) == true)
    #expect(request["headers"] == [["name": "api-key", "value": "first"]])
    let place = try #require(entries.first { $0.source == "mapper" }?.data["configuration"])
    #expect(place["api"]?["from"] == "/openai" && place["api"]?["to"] == "http://backend.test/openai")
    #expect(place["operation"]?["uriTemplate"] == "/deployments/{deployment-id}/chat/completions")
    #expect(place["subscription"]?["id"] == "one" && place["product"]?["id"] == .null)
    let forwarded = try #require(entries.first { $0.section == .backend })
    #expect(
      forwarded.data["message"]
        == "Request is being forwarded to the backend service. Timeout set to 300 seconds")
    let run = try #require(entries.last { $0.section == .backend })
    #expect(run.timestamp == start && run.elapsed == .milliseconds(72))
    let response: JSON = [
      "status": ["code": 202, "reason": "Accepted"], "headers": [["name": "X-A", "value": "b"]],
    ]
    #expect(entries.last?.data["response"] == response)
  }

  @Test func `Nothing of a request is kept when it is over`() async throws {
    final class Witness: Sendable {}
    struct Forgetful: Responder {
      func respond(to request: Request) async throws -> Response { Response() }
    }
    weak var kept: Witness?
    let policy = """
      <policies><inbound>
        <set-variable name="x" value="@(context)" />
        <set-variable name="y" value="@(context.Request)" />
        <set-header name="X"><value>@(context.Request.Method)</value></set-header>
      </inbound></policies>
      """
    let service = Service {
      API(
        "a", .passthrough, path: "a", serviceURL: "http://b.test", subscriptionRequired: false,
        policy: .text(policy, name: "p"))
    }
    let gateway = try Gateway(
      service, folder: "/",
      environment: GatewayEnvironment(
        clock: VirtualClock(startingAt: Instant(seconds: 0)), random: RandomSource(seed: 1),
        network: Forgetful()))
    do {
      let witness = Witness()
      kept = witness
      let body = BodyStream { [witness] in
        _ = witness
        return nil
      }
      _ = try await gateway.respond(to: Request("POST", RequestURL(path: "/a"), body: .stream(body)))
    }
    #expect(kept == nil)
  }
}
