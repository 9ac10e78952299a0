import HTTPTransport
import LabTime
import OpenAI
import Simulators
import Testing

@Suite struct OpenAIRouteTests {
  private let simulator = OpenAISimulator(
    region: "Sweden Central", deployments: ["gpt-4o-mini", "gpt-35-turbo-instruct", Deployment("my own")],
    latency: .none)

  private func ask(
    _ path: String, _ body: String = Caller.body(["model": "gpt-4o-mini"]), method: String = "POST",
    headers: Headers = ["api-key": "key"]
  ) async throws -> Caller.Answer {
    try await Caller(simulator).ask(body, to: path, method: method, headers: headers)
  }

  @Test(arguments: [
    "/openai/deployments/gpt-4o-mini/chat/completions?api-version=2024-02-01",
    "//openai//deployments/gpt-4o-mini/chat/completions?x=1&api-version=2024-02-01",
    "/openai/deployments/my%20own/chat/completions?api-version=2024-02-01",
    "/openai/v1/chat/completions", "/openai/v1/chat/completions?api-version=preview",
    "/v1/chat/completions", "//v1/chat/completions",
  ])
  func `Chat is answered on every route`(path: String) async throws {
    let answer = try await ask(path)
    #expect(answer.response.status == 200)
    #expect(answer.text.contains("content_filter_results") == path.contains("openai"))
  }

  @Test func `Azure's routes tell the region and give the caller's request ID back`() async throws {
    let answer = try await ask(
      Caller.azureChat, headers: ["api-key": "k", "x-ms-client-request-id": "mine"])
    #expect(answer.response.headers["x-ms-region"] == "Sweden Central")
    #expect(answer.response.headers["x-ms-client-request-id"] == "mine")
  }

  @Test(arguments: [
    "/", "/openai", "/openai/deployments/gpt-4o-mini/chat/completions",
    "/openai/deployments/gpt-4o-mini/responses?api-version=1", "/openai/models",
    "/openai/chat/completions?api-version=1",
    "/openai/deployments/gpt-4o-mini/chat/completions/x?api-version=1", "/v1", "/v2/chat/completions",
    "/v1/chat", "/openai/deployments/gpt-4o-mini?api-version=1",
    "/openai/deployments/gpt-4o-mini/models?api-version=1",
  ])
  func `Other paths are not found`(path: String) async throws {
    let answer = try await ask(path)
    #expect(answer.response.status == 404)
    if path.hasPrefix("/openai/") {
      #expect(answer.text == #"{"error":{"code":"404","message":"Resource not found"}}"#)
    } else {
      #expect(answer.failure?.message.hasPrefix("Invalid URL (POST /") == true)
    }
  }

  @Test func `Unknown deployments are told in each service's words`() async throws {
    let azure = try await ask("/openai/deployments/nobody/chat/completions?api-version=1")
    #expect(azure.response.status == 404)
    #expect(
      azure.text
        == #"{"error":{"code":"DeploymentNotFound","message":"The API deployment for this resource does not "#
        + #"exist. If you created the deployment within the last 5 minutes, please wait a moment and try "#
        + #"again."}}"#)
    let openAI = try await ask("/v1/chat/completions", Caller.body(["model": "nobody"]))
    #expect(openAI.response.status == 404)
    #expect(openAI.failure?.code == "model_not_found")
    let unnamed = try await ask("/v1/chat/completions", Caller.body())
    #expect(unnamed.response.status == 400)
    #expect(unnamed.failure?.message == "you must provide a model parameter")
  }

  @Test func `A model does only what it can do`() async throws {
    let instruct = try await ask("/openai/deployments/gpt-35-turbo-instruct/chat/completions?api-version=1")
    #expect(instruct.response.status == 400 && instruct.failure?.code == "OperationNotSupported")
    let prompt = #"{"model":"gpt-4o-mini","prompt":"x"}"#
    let chat = try await ask("/openai/deployments/gpt-4o-mini/completions?api-version=1", prompt)
    #expect(chat.response.status == 400)
    #expect(chat.failure?.message.hasPrefix("The completion operation does not work with") == true)
    #expect(try await ask("/v1/completions", prompt).response.status == 404)
  }

  @Test func `Methods other than the route's own are refused`() async throws {
    let azure = try await ask(Caller.azureChat, method: "GET")
    #expect(azure.response.status == 405 && azure.response.headers["Allow"] == "POST")
    let openAI = try await ask("/v1/models", method: "DELETE")
    #expect(openAI.response.status == 405 && openAI.response.headers["Allow"] == "GET")
    #expect(openAI.failure?.code == "method_not_supported")
  }

  @Test func `Requests are refused with OpenAI's error shape on every route`() async throws {
    for path in [Caller.azureChat, Caller.openAIChat] {
      let answer = try await ask(path, "{")
      #expect(answer.response.status == 400 && answer.failure?.type == "invalid_request_error")
      let role = try await ask(path, #"{"model":"gpt-4o-mini","messages":[{"role":"king","content":"x"}]}"#)
      #expect(role.response.status == 400 && role.failure?.param == "messages[0].role")
    }
  }

  @Test func `Models are listed`() async throws {
    let list = try await ask("/openai/v1/models", "", method: "GET")
    let names = try JSON(parsing: list.body)["data"]?.array?.compactMap { $0["id"]?.string }
    #expect(names == ["gpt-4o-mini", "gpt-35-turbo-instruct", "my own"])
    let one = try await ask("/v1/models/my%20own", "", method: "GET")
    #expect(try JSON(parsing: one.body)["object"] == "model")
    #expect(try await ask("/v1/models/nobody", "", method: "GET").response.status == 404)
  }

  @Test(
    arguments: [
      (Access.open, [:], 200), (.anyKey, [:], 401), (.anyKey, ["api-key": ""], 401),
      (.anyKey, ["api-key": "x"], 200), (.anyKey, ["Authorization": "Bearer x"], 200),
      (.anyKey, ["authorization": "bearer x"], 200), (.anyKey, ["Authorization": "Basic x"], 401),
      (.anyKey, ["Authorization": "Bearer "], 401), (.keys(["x"]), ["api-key": "y"], 401),
      (.keys(["x"]), ["api-key": "x"], 200), (.keys(["x"]), ["Authorization": "Bearer x"], 200),
      (.keys(["x"]), ["api-key": "y", "Authorization": "Bearer x"], 200), (.keys([]), ["api-key": "x"], 401),
    ] as [(Access, Headers, Int)])
  func `Keys and tokens decide who is let in`(access: Access, headers: Headers, status: Int) async throws {
    var simulator = simulator
    simulator.access = access
    for path in [Caller.azureChat, Caller.openAIChat] {
      let body = Caller.body(["model": "gpt-4o-mini"])
      let answer = try await Caller(simulator).ask(body, to: path, headers: headers)
      #expect(answer.response.status == status)
    }
  }

  @Test func `Whoever is not let in is told so in each service's words`() async throws {
    let azure = try await ask(Caller.azureChat, headers: [:])
    #expect(azure.failure?.code == "401")
    #expect(azure.failure?.message.hasPrefix("Access denied due to invalid subscription key") == true)
    let openAI = try await ask(Caller.openAIChat, headers: [:])
    #expect(openAI.failure?.message.hasPrefix("You didn't provide an API key.") == true)
    var closed = simulator
    closed.access = .keys(["right"])
    let wrong = try await Caller(closed).ask(
      Caller.body(), to: Caller.openAIChat, headers: ["Authorization": "Bearer sk-wrong-0123456789"])
    #expect(wrong.failure?.code == "invalid_api_key")
    #expect(wrong.failure?.message.contains("sk-wrong-0123456789") == false)
    let token = try await Caller(closed).ask(Caller.body(), headers: ["Authorization": "Bearer x"])
    #expect(token.failure?.message.hasPrefix("Unauthorized. Access token is missing") == true)
  }

  @Test func `The declaration names its deployments and starts as any simulator`() async throws {
    let declared: any Simulator = simulator
    #expect(declared.deploymentNames == ["gpt-4o-mini", "gpt-35-turbo-instruct", "my own"])
    let caller = Caller()
    let endpoint: any Responder = declared.start(clock: caller.clock, random: .init(seed: 1))
    let response = try await caller.clock.run {
      try await endpoint.respond(
        to: Request("GET", RequestURL("/v1/models") ?? RequestURL(), headers: ["api-key": "k"]))
    }
    #expect(response.status == 200)
  }
}
