import HTTPTransport
import LabTime
import OpenAI
import PolicyExpressions

/// `llm-semantic-cache-lookup`: answers a prompt with what a model has said to one that means the same.
///
/// Source: the "llm-semantic-cache-lookup" page of the policy reference. `score-threshold` is a distance: 0
/// shares an answer between the same words only, and from 0.2 up answers to other questions are to be
/// expected. What is not text of the conversation must be the same to share an answer: API, path with
/// deployment, model, `vary-by`, and of the body all that shapes the answer, such as tools,
/// `response_format`, `max_tokens`, `temperature` and images; the page leaves open what API Management
/// compares. Unlike there, an answer that is near enough is compared with the prompt by its words too: see
/// ``NearMissGuard``. A cache that fails is a miss.
struct LLMSemanticCacheLookup: Policy {
  static let name = "llm-semantic-cache-lookup"
  static let sections: Set<Section> = [.inbound]

  private enum Authentication: String, CaseIterable {
    case systemAssigned = "system-assigned"
    // As Microsoft's policy toolkit has it.
    case managedIdentity = "managed-identity"
  }

  private let threshold: PolicyExpression<Double>
  private let backend: PolicyExpression<String>
  private let ignoresSystem: Bool
  private let mostMessages: Int?
  private let varyBy: [PolicyExpression<String>]
  private let policy: String

  init(_ element: PolicyElement) throws(PolicyError) {
    policy = element.name
    threshold = try element.expression("score-threshold")
    if let value = threshold.literal, !(0...1).contains(value) {
      throw element.error(
        at: "score-threshold", "score-threshold is \(value)", hint: "a number from 0 to 1 was expected")
    }
    backend = try element.expression("embeddings-backend-id")
    let _: Authentication = try element.choice("embeddings-backend-auth")
    ignoresSystem = try element.bool("ignore-system-messages", default: false)
    mostMessages = try element.optionalInteger("max-message-count", in: 1...Int.max)
    // It names an external cache; all of them are this gateway's own memory.
    _ = try element.optionalLiteral("cache-id")
    var varyBy: [PolicyExpression<String>] = []
    for child in element.children(named: "vary-by") { varyBy.append(try child.textExpression()) }
    self.varyBy = varyBy
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    context.semanticCaching = nil
    let threshold = try await context.evaluate(threshold)
    let backend = try await context.evaluate(backend)
    var varied: [String] = []
    for expression in varyBy { varied.append(try await context.evaluate(expression)) }
    try await context.gather(.request)
    guard case .bytes(let bytes) = context.request.body, let body = try? JSON(parsing: bytes),
      let prompt = SemanticPrompt(body, path: context.request.url.path, ignoresSystem: ignoresSystem)
    else {
      context.note(policy, ["message": "The request has no conversation; it is not cached."])
      return .next
    }
    if let mostMessages, prompt.messages.count > mostMessages {
      context.note(
        policy, ["message": .string("The request has more than \(mostMessages) messages; it is not cached.")])
      return .next
    }
    guard let embedding = try await embedding(of: prompt, backend, context) else { return .next }
    let partition = SemanticPartition(
      api: context.api?.name ?? "", path: context.request.url.path, model: prompt.model, varyBy: varied,
      rest: prompt.rest, embedder: embedding.embedder, dimensions: embedding.vector.count)
    let finding = context.stores.semanticCache.find(
      prompt.messages, embedding.vector, in: partition, within: threshold,
      guarding: context.deployed.nearMissGuard, at: context.environment.clock.now)
    note(finding, threshold, embedding, context)
    if let response = finding.match?.answer.response(to: prompt) {
      context.response = response
      return .skipBackend
    }
    context.needsPlainAnswer = true
    context.semanticCaching = SemanticCaching(
      prompt: prompt, vector: embedding.vector, partition: partition)
    return .next
  }

  private func embedding(
    of prompt: SemanticPrompt, _ backend: String, _ context: PolicyContext
  ) async throws -> PromptEmbedding? {
    context.stores.semanticCache.countEmbedding()
    do {
      return try await PromptEmbedding(of: prompt.text, backend: backend, context)
    } catch {
      try Task.checkCancellation()
      let failure = PolicyFailure(error)
      context.note(policy, ["error": .string(failure.detail ?? failure.message), "hit": false])
      return nil
    }
  }

  private func note(
    _ finding: SemanticCache.Finding, _ threshold: Double, _ embedding: PromptEmbedding,
    _ context: PolicyContext
  ) {
    context.note(
      policy,
      [
        "hit": .bool(finding.match != nil),
        "distance": (finding.match?.distance ?? finding.nearest).map { .traced($0) } ?? .null,
        "threshold": .traced(threshold), "embedder": .string(embedding.embedder),
        "nearMiss": finding.nearMiss.map { .string($0.description) } ?? .null,
      ])
  }
}

extension JSON {
  // Four decimals tell distances apart.
  fileprivate static func traced(_ number: Double) -> JSON {
    (try? JSON(parsing: "\((number * 10_000).rounded() / 10_000)")) ?? .null
  }
}

/// What `llm-semantic-cache-lookup` has prepared for `llm-semantic-cache-store`.
struct SemanticCaching: Sendable {
  /// The request.
  let prompt: SemanticPrompt
  /// Its vector.
  let vector: [Float]
  /// Where its answer belongs.
  let partition: SemanticPartition
}
