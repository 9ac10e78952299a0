import AIGateway
import HTTPTransport
import LabRunner
import LabTime
import OpenAI
import Simulators
import Synchronization
import Testing

@Suite struct ModelEndpointTests {
  /// What a real endpoint would have seen.
  private final class Seen: Responder {
    let requests = Mutex<[Request]>([])

    func respond(to request: Request) async throws -> Response {
      var request = request
      request.body = .bytes(try await request.body.gathered())
      let received = request
      requests.withLock { $0.append(received) }
      return Response(request.headers["Authorization"] == "Bearer bad" ? 401 : 200, body: .text("{}"))
    }
  }

  private struct Sent {
    let path: String
    let body: String
    let headers: Headers
  }

  private static let question = #"{"messages":[{"role":"user","content":"Hi"}]}"#

  // Sends a request to a service's model backend while the endpoint stands in for it.
  private func send(
    _ path: String, _ body: String, to base: String, key: String? = nil, names: [String] = []
  ) async throws -> Sent {
    let seen = Seen()
    let server = try await Server.start(seen, port: 0)
    let environment = key.map { ["KEY": $0] } ?? [:]
    let endpoint = try ModelEndpoint(
      "http://127.0.0.1:\(server.port)\(base)", keySource: key == nil ? nil : "env:KEY",
      names: ModelNames(names), environment: environment)
    let service = endpoint.answering(
      for: Service { Backend("model", OpenAISimulator(deployments: ["gpt", "text-embedding-3-small"])) })
    let host = try #require(service.backends[0].host)
    let clock = RealClock(startingAt: .system)
    let url = try #require(RequestURL("http://127.0.0.1:1\(path)"))
    let surroundings = HostSurroundings(
      clock: clock, random: RandomSource(seed: 1), models: .builtIn, network: InProcessNetwork(clock: clock),
      gateway: { url })
    _ = try await host(surroundings).respond(
      to: Request(
        "POST", url, headers: ["api-key": "mine", "Authorization": "Bearer mine"], body: .text(body)))
    await server.shutdown(grace: .seconds(1))
    let request = try #require(seen.requests.withLock { $0.first })
    let query = request.url.query.map { "?\($0)" } ?? ""
    return Sent(
      path: request.url.path + query,
      body: String(decoding: try await request.body.gathered(), as: UTF8.self), headers: request.headers)
  }

  @Test func `Azure's routes stay, and the key is Azure's`() async throws {
    let sent = try await send(
      "/openai/deployments/gpt/chat/completions?api-version=1", Self.question, to: "/openai", key: "secret")
    #expect(
      sent.path == "/openai/deployments/gpt/chat/completions?api-version=1" && sent.body == Self.question)
    #expect(sent.headers["api-key"] == "secret" && sent.headers["Authorization"] == nil)
  }

  @Test func `OpenAI's routes have the model in the body and take a bearer`() async throws {
    let sent = try await send(
      "/openai/deployments/gpt/chat/completions?api-version=1", Self.question, to: "/v1", key: "secret")
    #expect(sent.path == "/v1/chat/completions")
    #expect(sent.body == #"{"messages":[{"role":"user","content":"Hi"}],"model":"gpt"}"#)
    #expect(sent.headers["Authorization"] == "Bearer secret" && sent.headers["api-key"] == nil)
    let embedding = #"{"model":"text-embedding-3-small","input":"Hi"}"#
    let plain = try await send("/openai/v1/embeddings", embedding, to: "/v1/", key: nil)
    #expect(plain.path == "/v1/embeddings" && plain.body == embedding)
    #expect(plain.headers["api-key"] == "mine")
  }

  @Test(arguments: [
    (
      "/openai", "/openai/deployments/gpt/chat/completions?api-version=1",
      "/openai/deployments/llama3.2/chat/completions?api-version=1"
    ),
    ("/v1", "/openai/deployments/gpt/chat/completions?api-version=1", "/v1/chat/completions"),
    ("/v1", "/openai/v1/chat/completions", "/v1/chat/completions"),
  ])
  func `A model of another name at the endpoint is asked for by that name`(
    base: String, path: String, arrived: String
  ) async throws {
    let body = #"{"model":"gpt","messages":[{"role":"user","content":"Hi"}]}"#
    let sent = try await send(path, body, to: base, names: ["gpt=llama3.2", "text-embedding-3-small=nomic"])
    #expect(sent.path == arrived)
    #expect(
      base == "/openai" || sent.body == #"{"model":"llama3.2","messages":[{"role":"user","content":"Hi"}]}"#)
    let other = try await send(path, body, to: base, names: ["text-embedding-3-small=nomic"])
    #expect(!(other.path + other.body).contains("llama"))
  }

  @Test func `The only model of a kind stands in for one that is not listed`() async throws {
    func used(_ list: String, base: String = "/v1", names: [String] = []) async throws -> [String] {
      let server = try await Server.start(Listing(list: list), port: 0)
      let url = "http://127.0.0.1:\(server.port)\(base)"
      var endpoint = try ModelEndpoint(url, names: ModelNames(names), environment: [:])
      let listed = try await endpoint.check()
      await server.shutdown(grace: .seconds(1))
      let wanted = ["gpt-4o-mini", "text-embedding-ada-002", "dall-e-3"]
      return endpoint.names.complete(wanted, from: listed ?? []).map { "\($0.0)=\($0.1)" }
    }
    let two = #"{"id":"llama3.2:3b"},{"id":"nomic-embed-text"}"#
    #expect(
      try await used(two) == ["gpt-4o-mini=llama3.2:3b", "text-embedding-ada-002=nomic-embed-text"])
    #expect(try await used(two, names: ["gpt-4o-mini=x"]) == ["text-embedding-ada-002=nomic-embed-text"])
    #expect(try await used(two + #",{"id":"qwen3"}"#) == ["text-embedding-ada-002=nomic-embed-text"])
    #expect(try await used(two + #",{"id":"gpt-4o-mini"}"#) == ["text-embedding-ada-002=nomic-embed-text"])
    // Azure's lists tell what a model can do, but not how it is deployed.
    let told = #"{"id":"one","capabilities":{"chat_completion":false,"embeddings":true}}"#
    #expect(try await used(told) == ["text-embedding-ada-002=one"])
    #expect(try await used(told, base: "/openai") == [])
    #expect(try await used("") == [])
  }

  @Test(arguments: [["gpt"], ["gpt="], ["=gpt"], ["a=b", "a=c"]])
  func `Names of models that cannot be read are refused`(pairs: [String]) {
    let error = #expect(throws: LabError.self) { try ModelNames(pairs) }
    #expect(error?.code == .usage)
  }

  private struct Listing: Responder {
    let list: String

    func respond(to request: Request) async throws -> Response {
      Response(200, body: .text(#"{"object":"list","data":[\#(list)]}"#))
    }
  }

  @Test func `Only the models are replaced`() throws {
    let endpoint = try ModelEndpoint("http://127.0.0.1:9/openai/", environment: [:])
    let service = Service {
      Backend("model", OpenAISimulator())
      Backend("embedder", OpenAISimulator(), path: "/openai/deployments/ada/embeddings")
      Backend("safety", path: "/x") { _, _, _ in Seen() }
      Backend("elsewhere", url: "http://other.test", deployments: ["gpt"])
    }
    let replaced = endpoint.replacingModels(of: service)
    #expect(
      replaced.backends.map(\.url) == [
        "http://127.0.0.1:9/openai", "http://127.0.0.1:9/openai/deployments/ada/embeddings", "/x",
        "http://other.test",
      ])
    #expect(replaced.backends.map { $0.host != nil } == [false, false, true, false])
  }

  // The limit's ten seconds must not end while the machine is busy.
  private struct StoppedClock: LabClock {
    let now = Instant(year: 2026, month: 3, day: 1)

    func sleep(until deadline: Instant) async throws {}
  }

  @Test func `A backend's region, limits and failures stay when its answers are the endpoint's`() async throws
  {
    let seen = Seen()
    let server = try await Server.start(seen, port: 0)
    let simulator = OpenAISimulator(
      region: "West US", deployments: [Deployment("gpt", requestsPer10Seconds: 2)],
      faults: .fault(.status(500), .requests(2...2)))
    let service = try ModelEndpoint("http://127.0.0.1:\(server.port)/openai", environment: [:])
      .answering(for: Service { Backend("model", simulator) })
    let host = try #require(service.backends[0].host)
    let url = try #require(
      RequestURL("http://127.0.0.1:1/openai/deployments/gpt/chat/completions?api-version=1"))
    let clock = StoppedClock()
    let backend = host(
      HostSurroundings(
        clock: clock, random: RandomSource(seed: 1), models: .builtIn,
        network: InProcessNetwork(clock: clock),
        gateway: { url }))
    var answers: [Response] = []
    for _ in 0..<4 {
      answers.append(
        try await backend.respond(
          to: Request("POST", url, headers: ["api-key": "mine"], body: .text(Self.question))))
    }
    await server.shutdown(grace: .seconds(1))
    #expect(answers.map(\.status) == [200, 500, 200, 429])
    #expect(answers.map { $0.headers["x-ms-region"] } == Array(repeating: "West US", count: 4))
    #expect(answers[2].headers["x-ratelimit-remaining-requests"] == "0")
    #expect(seen.requests.withLock { $0.count } == 2)
  }

  @Test func `A key is never taken from the command line, nor repeated`() {
    let url = "https://api.openai.com/v1"
    for source in ["sk-secret", "env:", "env:NOT_SET"] {
      let error = #expect(throws: LabError.self) {
        try ModelEndpoint(url, keySource: source, environment: [:])
      }
      #expect(error?.code == .usage && error?.description.contains("sk-secret") == false)
    }
    for text in ["nowhere", "ftp://x", "https://x/y?key=1"] {
      #expect(throws: LabError.self) { try ModelEndpoint(text, environment: [:]) }
    }
  }

  @Test func `An endpoint that is not there, or refuses the key, is told before anything runs`() async throws
  {
    let server = try await Server.start(Seen(), port: 0)
    let base = "http://127.0.0.1:\(server.port)"
    let listed = try await ModelEndpoint("\(base)/v1", keySource: "env:K", environment: ["K": "good"]).check()
    #expect(listed == nil)
    let refused = await #expect(throws: LabError.self) {
      try await ModelEndpoint("\(base)/v1", keySource: "env:K", environment: ["K": "bad"]).check()
    }
    #expect(refused?.code == .notPermitted && refused?.message.contains("401") == true)
    await server.shutdown(grace: .seconds(1))
    let gone = await #expect(throws: LabError.self) {
      try await ModelEndpoint("\(base)/v1", environment: [:]).check()
    }
    #expect(gone?.code == .unavailable && gone?.message.contains("127.0.0.1:\(server.port)") == true)
  }
}
