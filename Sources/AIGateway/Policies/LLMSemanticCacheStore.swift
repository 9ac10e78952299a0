import HTTPTransport
import LabTime
import OpenAI
import PolicyExpressions

/// `llm-semantic-cache-store`: keeps the answer to a prompt that `llm-semantic-cache-lookup` found none for.
///
/// Source: the "llm-semantic-cache-store" page of the policy reference. Only complete answers of status 200
/// are kept. A streamed one is kept once the caller has read it to its end.
struct LLMSemanticCacheStore: Policy {
  static let name = "llm-semantic-cache-store"
  static let sections: Set<Section> = [.outbound]

  private let seconds: PolicyExpression<Int>
  private let policy: String

  // Of a larger answer there is no copy.
  private static let sizeLimit = 4 << 20

  init(_ element: PolicyElement) throws(PolicyError) {
    policy = element.name
    seconds = try element.expression("duration")
    if let value = seconds.literal, value < 1 {
      throw element.error(
        at: "duration", "duration is \(value)", hint: "a number of seconds from 1 up was expected")
    }
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    // After a hit, and for what is not cached at all, there is nothing to do.
    guard let caching = context.semanticCaching else { return .next }
    let duration = Duration.seconds(try await context.evaluate(seconds))
    guard let response = context.response, response.status == 200, duration > .zero else {
      context.note(policy, ["stored": false])
      return .next
    }
    let (cache, clock) = (context.stores.semanticCache, context.environment.clock)
    let store: @Sendable ([UInt8]) -> Void = { content in
      guard let answer = SemanticAnswer(response.headers, content, to: caching.prompt) else { return }
      let now = clock.now
      cache.store(
        answer, to: caching.prompt.messages, caching.vector, in: caching.partition, until: now + duration,
        at: now)
    }
    switch response.body {
    case .empty: break
    case .bytes(let bytes): if bytes.count <= Self.sizeLimit { store(bytes) }
    // The caller is not kept waiting: what it reads is copied as it passes.
    case .stream(let stream):
      context.response?.body = .stream(BodyCopy(upTo: Self.sizeLimit, whenWhole: store).copying(stream))
    }
    context.note(policy, ["stored": true, "duration": .int(Int(duration.components.seconds))])
    return .next
  }
}
