import AIGateway
import LabRunner
import LabTime
import OpenAI

/// One question to a gateway with a semantic cache, and what became of it.
struct CacheAnswer: Codable, Sendable {
  var exchange: Exchange
  /// Whether the question reached the model.
  var reachedModel: Bool
  /// Whether the gateway had it embedded.
  var embedded: Bool
  /// Whether something near enough was cached, as the lab reckons; nil where it does not.
  var cachedNear: Bool?
}

/// Asks a gateway with a semantic cache, and reckons on its own what the cache should do.
struct CacheAsker {
  private struct Cached {
    let question: String
    let vector: [Float]
    let expiresAt: Int64
  }

  private let session: Session
  private let client: OpenAIClient
  private let threshold: Double?
  private let duration: Int
  private let guarding: NearMissGuard?
  private var cached: [Cached] = []

  /// - Parameter threshold: The cosine distance of the policy, for reckoning.
  init(_ session: Session, threshold: Double, duration: Int, isGuarded: Bool) throws {
    self.session = session
    self.threshold = threshold
    self.duration = duration
    client = try session.openAI()
    guarding = isGuarded ? NearMissGuard() : nil
  }

  /// An asker that does not reckon.
  init(_ session: Session, _ style: OpenAIClient.Style = .azure, subscription: String? = nil) throws {
    self.session = session
    threshold = nil
    duration = 0
    client = try session.openAI(style, subscription: subscription)
    guarding = nil
  }

  /// Asks a single question.
  func ask(_ text: String) async throws -> CacheAnswer {
    try await send([(role: "user", content: text)], SemanticCaching.model)
  }

  /// Asks as an application whose instructions come first; a conversation of three goes on with a question.
  func ask(
    _ system: String, _ turns: String..., of model: String = SemanticCaching.model
  ) async throws -> CacheAnswer {
    let roles = ["user", "assistant"]
    let messages = turns.enumerated().map { (role: roles[$0 % 2], content: $1) }
    return try await send([(role: "system", content: system)] + messages, model)
  }

  /// Asks, and reckons whether something near enough is cached.
  mutating func ask(_ system: String, reckoning question: String) async throws -> CacheAnswer {
    let text = "\(system)\n\(question)"
    let vector = session.models.embedder.embed(text)
    let now = session.clock.now.nanoseconds / 1_000_000
    let isNear = cached.contains { cached in
      cached.expiresAt > now && 1 - Double(cached.vector.cosine(vector)) <= (threshold ?? 0) + 1e-6
        && guarding?.nearMiss(cached.question, question) == nil
    }
    var answer = try await ask(system, question)
    answer.cachedNear = isNear
    if answer.reachedModel, answer.exchange.status == 200 {
      let expiry = answer.exchange.endedAt + Int64(duration) * 1000
      cached.append(Cached(question: question, vector: vector, expiresAt: expiry))
    }
    return answer
  }

  private func send(
    _ messages: [(role: String, content: String)], _ model: String
  ) async throws -> CacheAnswer {
    let (requests, embeddings) = (
      session.requests(to: SemanticCaching.backend), session.requests(to: SemanticCaching.embeddings)
    )
    let exchange = try await client.chat(model, messages)
    return CacheAnswer(
      exchange: exchange, reachedModel: session.requests(to: SemanticCaching.backend) > requests,
      embedded: session.requests(to: SemanticCaching.embeddings) > embeddings)
  }
}
