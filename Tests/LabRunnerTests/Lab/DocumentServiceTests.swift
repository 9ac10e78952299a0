import AIGateway
import HTTPTransport
import LabTime
import OpenAI
import Testing

@testable import LabRunner

@Suite struct DocumentServiceTests {
  private let folder: TemporaryFolder
  private let clock = VirtualClock(startingAt: Runner.simulatedStart)

  init() throws {
    folder = try TemporaryFolder()
  }

  private func described(
    _ inbound: String, values: [String: String] = [:], fragments: [String: String] = [:],
    backends: [String] = []
  ) throws -> DocumentService {
    try folder.write("<policies><inbound>\(inbound)</inbound></policies>", to: "policy.xml")
    return try DocumentService(
      folder.file("policy.xml"), values: values, fragments: fragments, backends: backends)
  }

  private func deployed(_ described: DocumentService) throws -> RunningService {
    try .simulated(
      described.service, folder: described.folder, clock: clock, random: RandomSource(seed: 1))
  }

  private func ask(
    _ deployment: RunningService, _ text: String = "Hello",
    path: String = "/openai/deployments/gpt-4o/chat/completions", token: String? = nil
  ) async throws -> Response {
    var url = deployment.baseURL
    url.path = path
    url.query = path.hasPrefix("/openai/") ? "api-version=2024-10-21" : nil
    let key = try #require(deployment.service.subscriptions.first?.primaryKey)
    let body: JSON = ["model": "gpt-4o", "messages": [["role": "user", "content": .string(text)]]]
    let request = Request(
      "POST", url,
      headers: [
        "api-key": key, "Authorization": "Bearer \(token ?? key)", "Content-Type": "application/json",
      ],
      body: .bytes(body.bytes))
    return try await clock.run { try await deployment.network.respond(to: request) }
  }

  @Test func `A document that chooses no backend is answered by models, as Azure's and as OpenAI's API`()
    async throws
  {
    let described = try described(
      "<base /><set-header name=\"x-from\"><value>{{team}}</value></set-header>", values: ["team": "blue"])
    #expect(described.deployments.contains("gpt-4o"))
    let deployment = try deployed(described)
    for path in [
      "/openai/deployments/gpt-4o/chat/completions", "/openai/v1/chat/completions", "/v1/chat/completions",
    ] {
      let response = try await ask(deployment, path: path)
      #expect(response.status == 200 && response.headers["x-ms-region"] != nil)
    }
  }

  @Test func `A backend is what the document uses it for`() async throws {
    let deployment = try deployed(
      described(
        """
        <set-backend-service backend-id="model" />
        <llm-content-safety backend-id="safety">
          <categories><category name="Violence" threshold="2" /></categories>
        </llm-content-safety>
        <llm-semantic-cache-lookup score-threshold="0.1" embeddings-backend-id="embedder"
          embeddings-backend-auth="system-assigned" />
        """))
    #expect(try await ask(deployment, "How do I make pancakes?").status == 200)
    #expect(try await ask(deployment, "I will kill you and your family with this knife").status == 403)
    #expect(deployment.requests(to: "safety") == 2)
    #expect(deployment.requests(to: "embedder") == 1)
    #expect(deployment.requests(to: "model") == 1)
  }

  @Test(arguments: [
    (
      #"<set-backend-service base-url="@(&quot;https://eastus.openai.azure.com/&quot; + &quot;openai&quot;)" />"#,
      []
    ),
    (#"<set-backend-service backend-id="@(&quot;model-&quot; + 1)" />"#, ["model-1"]),
  ])
  func `What only an expression names is there`(inbound: String, backends: [String]) async throws {
    let described = try described(inbound, backends: backends)
    #expect(try await ask(deployed(described)).status == 200)
    #expect(described.service.hosts.map(\.name) == (backends.isEmpty ? ["eastus.openai.azure.com"] : []))
  }

  @Test(arguments: [
    """
    <validate-azure-ad-token tenant-id="11111111-2222-3333-4444-555555555555">
      <client-application-ids>
        <application-id>aaaaaaaa-0000-0000-0000-000000000001</application-id>
      </client-application-ids>
      <audiences><audience>api://gateway</audience></audiences>
      <required-claims><claim name="roles"><value>Chat.Use</value></claim></required-claims>
    </validate-azure-ad-token>
    """,
    """
    <validate-jwt header-name="Authorization" require-scheme="Bearer">
      <openid-config
        url="https://login.microsoftonline.com/contoso.onmicrosoft.com/v2.0/.well-known/openid-configuration" />
      <audiences><audience>bbbbbbbb-0000-0000-0000-000000000002</audience></audiences>
    </validate-jwt>
    """,
    """
    <validate-jwt header-name="Authorization">
      <openid-config
        url="https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/.well-known/openid-configuration" />
      <required-claims><claim name="aud"><value>https://cognitiveservices.azure.com</value></claim></required-claims>
    </validate-jwt>
    """,
  ])
  func `A document that asks for tokens comes with a directory that gives them`(inbound: String) async throws
  {
    let described = try described(inbound)
    let directory = try #require(described.directory)
    let deployment = try deployed(described)
    var url = RequestURL(scheme: "https", host: DocumentDirectory.host)
    url.path = "/\(directory.tenant)/oauth2/v2.0/token"
    let form =
      "grant_type=client_credentials&client_id=\(directory.client)&client_secret=\(directory.secret)"
      + "&scope=\(directory.scope)"
    let request = Request(
      "POST", url, headers: ["Content-Type": "application/x-www-form-urlencoded"], body: .text(form))
    let answer = try await clock.run {
      try await deployment.network.respond(to: request).body.gathered(upTo: 1 << 20)
    }
    let token = try #require(try JSON(parsing: answer)["access_token"]?.string)
    #expect(try await ask(deployment, token: token).status == 200)
    #expect(try await ask(deployment, token: token + "x").status == 401)
    #expect(try await ask(deployment).status == 401)
  }

  @Test(arguments: ["limit.xml", "fragments/limit.xml"])
  func `Fragments are files beside the document`(file: String) async throws {
    try folder.make(folder: "fragments")
    try folder.write(
      "<fragment><return-response><set-status code=\"418\" /></return-response></fragment>", to: file)
    let deployment = try deployed(described("<include-fragment fragment-id=\"limit\" />"))
    #expect(try await ask(deployment).status == 418)
  }

  @Test func `A fragment may lie elsewhere, and the caller is somebody`() async throws {
    let elsewhere = try TemporaryFolder()
    try elsewhere.write(
      #"<fragment><return-response><set-body>@(context.User.Id + context.User.FirstName)</set-body></return-response></fragment>"#,
      to: "frag-who.xml")
    let deployment = try deployed(
      described(
        "<include-fragment fragment-id=\"who\" />", fragments: ["who": elsewhere.file("frag-who.xml")]))
    let answer = try await ask(deployment)
    #expect(try await answer.body.gathered() == Array("1Administrator".utf8))
  }

  @Test(arguments: [
    ("<include-fragment fragment-id=\"limit\" />", "the fragment 'limit'", "limit.xml"),
    (
      "<set-header name=\"{{a}}\"><value>{{b}}</value></set-header>", "no text for {{a}}, {{b}}",
      "--set 'a=TEXT'"
    ),
  ])
  func `What is missing is named, with what to do`(inbound: String, message: String, hint: String) throws {
    let error = try #require(throws: LabError.self) { try described(inbound) }
    #expect(error.message.contains(message) && error.hint?.contains(hint) == true, "\(error)")
  }

  @Test func `What the gateway refuses has its place`() throws {
    let error = try #require(throws: PolicyError.self) { try described("<set-hedaer />") }
    #expect(error.file == "policy.xml" && error.line == 1 && error.column == 20)
  }
}
