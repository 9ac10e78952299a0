import AIGateway
import HTTPTransport
import Testing

@Suite struct CORSTests {
  private static let policy = """
    <cors allow-credentials="true">
      <allowed-origins>
        <origin>https://app.example/</origin>
        <origin>http://localhost:3000</origin>
      </allowed-origins>
      <allowed-methods preflight-result-max-age="300"><method>GET</method><method>PUT</method></allowed-methods>
      <allowed-headers><header>Content-Type</header><header>X-Mine</header></allowed-headers>
      <expose-headers><header>X-Left</header><header>X-Used</header></expose-headers>
    </cors>
    """
  private static let open = """
    <cors><allowed-origins><origin>*</origin></allowed-origins>
    <allowed-methods><method>*</method></allowed-methods>
    <allowed-headers><header>*</header></allowed-headers></cors>
    """

  private func trial(
    _ policy: String, more: String = "", definition: APIDefinition = .openAI, needsKey: Bool = false
  ) throws -> Trial {
    let document = """
      <policies><inbound><base />\(policy)\(more)</inbound><backend><base /></backend>
      <outbound><base /></outbound><on-error><base /></on-error></policies>
      """
    return try Trial(
      Service {
        API(
          "api", definition, path: "api", serviceURL: "http://backend.test", subscriptionRequired: needsKey,
          policy: .text(document, name: "policy.xml"))
      })
  }

  private func preflight(
    _ trial: Trial, from origin: String = "https://app.example", for method: String = "GET",
    headers: String? = nil
  ) async throws -> Trial.Answer {
    var fields: Headers = ["Origin": origin, "Access-Control-Request-Method": method]
    if let headers { fields["Access-Control-Request-Headers"] = headers }
    return try await trial.send("OPTIONS", "/api/v1/models", headers: fields)
  }

  @Test func `A browser's question is answered without key, backend or other policies`() async throws {
    let trial = try trial(
      Self.policy, more: #"<return-response><set-status code="418" /></return-response>"#, needsKey: true)
    let answer = try await preflight(trial, headers: "content-type, x-mine")
    #expect(answer.status == 200)
    #expect(answer.text.isEmpty)
    #expect(answer.headers["Access-Control-Allow-Origin"] == "https://app.example")
    #expect(answer.headers["Access-Control-Allow-Credentials"] == "true")
    #expect(answer.headers["Access-Control-Allow-Methods"] == "GET")
    #expect(answer.headers["Access-Control-Allow-Headers"] == "content-type,x-mine")
    #expect(answer.headers["Access-Control-Max-Age"] == "300")
    #expect(trial.backend.requests.isEmpty)
  }

  @Test func `The star allows every origin, method and header`() async throws {
    let answer = try await preflight(
      try trial(Self.open, definition: .passthrough), from: "https://else.example", for: "DELETE",
      headers: "x-any")
    #expect(answer.headers["Access-Control-Allow-Origin"] == "*")
    #expect(answer.headers["Access-Control-Allow-Methods"] == "DELETE")
    #expect(answer.headers["Access-Control-Allow-Headers"] == "x-any")
    #expect(answer.headers["Access-Control-Allow-Credentials"] == nil)
  }

  @Test(arguments: [
    ("https://evil.example", "GET", nil), ("https://app.example:444", "GET", nil),
    ("https://app.example", "DELETE", nil), ("https://app.example", "GET", "X-Other"),
  ])
  func `What is not allowed gets an empty 200 that allows nothing`(
    origin: String, method: String, headers: String?
  ) async throws {
    let trial = try trial(Self.policy, definition: .passthrough)
    let answer = try await preflight(trial, from: origin, for: method, headers: headers)
    #expect(answer.status == 200)
    #expect(answer.headers.fields.isEmpty)
    #expect(trial.backend.requests.isEmpty)
  }

  @Test func `A policy that does not end what it does not know leaves the question to the next`() async throws
  {
    let tolerant = Self.policy.replacing("<cors ", with: #"<cors terminate-unmatched-request="false" "#)
    let origin = "https://else.example"
    let both = try await preflight(try trial(tolerant + Self.open), from: origin)
    #expect(both.headers["Access-Control-Allow-Origin"] == "*")
    let alone = try await preflight(try trial(tolerant), from: origin)
    #expect(alone.status == 200)
    #expect(alone.headers.fields.isEmpty)
  }

  @Test func `Without a policy the question is a request like any other`() async throws {
    #expect(try await preflight(try trial("")).status == 404)
    let open = try trial("", definition: .passthrough)
    #expect(try await preflight(open).text == "hello")
  }

  @Test func `A request of an allowed origin gets the fields that let its script read the answer`()
    async throws
  {
    let trial = try trial(Self.policy)
    let answer = try await trial.send("GET", "/api/v1/models", headers: ["Origin": "http://localhost:3000"])
    #expect(answer.text == "hello")
    #expect(answer.headers["Access-Control-Allow-Origin"] == "http://localhost:3000")
    #expect(answer.headers["Access-Control-Allow-Credentials"] == "true")
    #expect(answer.headers["Access-Control-Expose-Headers"] == "X-Left,X-Used")
  }

  @Test func `An error can be read by the script too`() async throws {
    let trial = try trial(
      Self.policy, more: #"<set-variable name="x" value="@((string)context.Variables["none"])" />"#)
    let answer = try await trial.send("GET", "/api/v1/models", headers: ["Origin": "http://localhost:3000"])
    #expect(answer.status == 500)
    #expect(answer.headers["Access-Control-Allow-Origin"] == "http://localhost:3000")
  }

  @Test func `A simple request of another origin ends in an empty 200, unless the policy lets it pass`()
    async throws
  {
    let strict = try trial(Self.policy)
    let refused = try await strict.send("GET", "/api/v1/models", headers: ["Origin": "https://evil.example"])
    #expect(refused.status == 200)
    #expect(refused.text.isEmpty)
    #expect(strict.backend.requests.isEmpty)
    let tolerant = try trial(
      Self.policy.replacing("<cors ", with: #"<cors terminate-unmatched-request="false" "#))
    let passed = try await tolerant.send("GET", "/api/v1/models", headers: ["Origin": "https://evil.example"])
    #expect(passed.text == "hello")
    #expect(passed.headers["Access-Control-Allow-Origin"] == nil)
  }

  @Test func `A request without an origin is no affair of the policy`() async throws {
    let answer = try await trial(Self.policy).send("GET", "/api/v1/models")
    #expect(answer.text == "hello")
    #expect(answer.headers["Access-Control-Allow-Origin"] == nil)
  }
}
