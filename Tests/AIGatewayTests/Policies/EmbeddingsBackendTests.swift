import AIGateway
import HTTPTransport
import LabTime
import OpenAI
import Synchronization
import Testing

/// The embeddings backend that a semantic cache may name.
@Suite struct EmbeddingsBackendTests {
  private static let url = "https://ai.test/openai/deployments/ada/embeddings"

  // Answers as an embeddings deployment does for its own path, and as a model for all others.
  private func trial(_ embedding: @escaping @Sendable (Request) async throws -> Response) throws -> Trial {
    try Trial(
      inbound: """
        <llm-semantic-cache-lookup score-threshold="0.1" embeddings-backend-id="embeddings"
          embeddings-backend-auth="system-assigned" />
        """,
      outbound: #"<llm-semantic-cache-store duration="60" />"#,
      answeredBy: Trial.Backend { request in
        if request.url.path.hasSuffix("/embeddings") { return try await embedding(request) }
        return Response(headers: ["Content-Type": "application/json"], body: .text(#"{"choices":[]}"#))
      }
    ) {
      Backend("embeddings", url: Self.url)
    }
  }

  private func ask(_ trial: Trial, _ text: String) async throws -> Trial.Answer {
    try await trial.send(
      "POST", "/api/chat/completions", body: #"{"messages":[{"role":"user","content":"\#(text)"}]}"#)
  }

  private static func vector(_ numbers: String) -> Response {
    Response(body: .text(#"{"object":"list","data":[{"index":0,"embedding":[\#(numbers)]}],"model":"ada"}"#))
  }

  @Test func `It is asked at the deployment's address, as the service's identity, for the prompt's vector`()
    async throws
  {
    let trial = try trial { _ in Self.vector("0.6, 0.8") }
    for text in ["Hello", "Bonjour"] { #expect(try await ask(trial, text).status == 200) }
    let requests = trial.backend.requests
    #expect(requests.count == 3)
    let request = try #require(requests.first)
    #expect(request.method == "POST" && request.url.host == "ai.test")
    #expect(request.url.path == "/openai/deployments/ada/embeddings")
    #expect(request.url.query?.hasPrefix("api-version=") == true)
    #expect(request.headers["Authorization"]?.hasPrefix("Bearer ") == true)
    let body = try JSON(parsing: try await request.body.gathered())
    #expect(body["input"] == "Hello")
  }

  @Test func `Its vectors decide, whatever their length`() async throws {
    let trial = try trial { request in
      let body = try JSON(parsing: try await request.body.gathered())
      return body["input"] == "Hello" ? Self.vector("3, 4") : Self.vector("4, -3")
    }
    for text in ["Hello", "Hello", "Hello there"] { _ = try await ask(trial, text) }
    #expect(trial.gateway.semanticCache.hits == 1 && trial.gateway.semanticCache.entries.count == 2)
  }

  @Test(arguments: ["{}", "no JSON", #"{"data":[{"embedding":[]}]}"#, #"{"data":[{"embedding":[0,0]}]}"#])
  func `An answer without a vector is a miss, and the call goes on`(body: String) async throws {
    let trial = try trial { _ in Response(body: .text(body)) }
    for _ in 0..<2 { #expect(try await ask(trial, "Hello").status == 200) }
    #expect(trial.gateway.semanticCache.stored == 0)
  }

  @Test func `A backend that refuses or cannot be reached is a miss, and a trace says why`() async throws {
    for (failing, reason) in [(false, "answered 429"), (true, "closed")] {
      let trial = try trial { _ in
        if failing { throw TransportError.connectionClosed }
        return Response(429)
      }
      #expect(try await ask(trial, "Hello").status == 200)
      let notes = trial.traces.last?.entries.compactMap { $0.data["error"]?.string } ?? []
      #expect(notes.contains { $0.contains(reason) }, "\(notes)")
    }
  }

  @Test func `A backend that does not answer costs ten seconds and not the call`() async throws {
    let clock = Mutex<VirtualClock?>(nil)
    let trial = try trial { _ in
      try await clock.withLock { $0 }?.sleep(for: .seconds(3600))
      return Self.vector("1, 0")
    }
    clock.withLock { $0 = trial.clock }
    let start = trial.clock.now
    #expect(try await ask(trial, "Hello").status == 200)
    #expect(trial.clock.now - start == .seconds(10))
  }
}
