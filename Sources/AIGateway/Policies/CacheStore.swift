import HTTPTransport
import LabTime
import OpenAI
import PolicyExpressions

/// `cache-store`: keeps the response for the requests that `cache-lookup` finds to be the same.
///
/// Source: the "cache-store" page of the policy reference.
struct CacheStore: Policy {
  static let name = "cache-store"
  static let sections: Set<Section> = [.outbound]

  private let seconds: PolicyExpression<Int>
  private let isWanted: PolicyExpression<Bool>?

  // Source: "Azure subscription and service limits", API Management: maximum size of a cached response.
  private static let sizeLimit = 2 << 20

  init(_ element: PolicyElement) throws(PolicyError) {
    seconds = try element.expression("duration")
    isWanted = try element.optionalExpression("cache-response")
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    // After a hit, and for what is not cached at all, there is nothing to do.
    guard let caching = context.responseCaching else { return .next }
    let duration = Duration.seconds(try await context.evaluate(seconds))
    let isWanted =
      if let isWanted { try await context.evaluate(isWanted) } else { context.response?.status == 200 }
    guard isWanted, duration > .zero, let response = context.response else {
      context.note(Self.name, ["stored": .bool(false)])
      return .next
    }
    let now = context.environment.clock.now
    let store = { @Sendable [responses = context.stores.responses] (content: [UInt8]) in
      let cached = CachedResponse(
        status: response.status, reason: response.reason, headers: response.headers, content: content,
        expiry: now + duration)
      responses.store(cached, under: caching.key, at: now)
    }
    switch response.body {
    case .empty: store([])
    case .bytes(let bytes): if bytes.count <= Self.sizeLimit { store(bytes) }
    // The caller is not kept waiting: what it reads is copied as it passes.
    case .stream(let stream):
      context.response?.body = .stream(BodyCopy(upTo: Self.sizeLimit, whenWhole: store).copying(stream))
    }
    context.response?.headers["Cache-Control"] = caching.cacheControl(for: duration)
    context.note(Self.name, ["stored": .bool(true)])
    return .next
  }
}
