import HTTPTransport
import LabTime
import OpenAI
import PolicyExpressions

/// `cache-lookup`: answers a GET from the cache of responses, or says where `cache-store` is to keep its response.
///
/// Source: the "cache-lookup" page of the policy reference. The outbound section runs after a hit too; what
/// `cache-store` keeps there is then left as it is.
struct CacheLookup: Policy {
  static let name = "cache-lookup"
  static let sections: Set<Section> = [.inbound]

  private let variesByDeveloper: PolicyExpression<Bool>
  private let variesByGroups: PolicyExpression<Bool>
  private let downstream: PolicyExpression<DownstreamCaching>?
  private let mustRevalidate: PolicyExpression<Bool>?
  private let allowsPrivate: PolicyExpression<Bool>?
  private let headers: [String]
  private let parameters: [String]

  init(_ element: PolicyElement) throws(PolicyError) {
    variesByDeveloper = try element.expression("vary-by-developer")
    variesByGroups = try element.expression("vary-by-developer-groups")
    downstream = try element.optionalExpression("downstream-caching-type")
    mustRevalidate = try element.optionalExpression("must-revalidate")
    allowsPrivate = try element.optionalExpression("allow-private-response-caching")
    let _: CachingType = try element.choice("caching-type", default: .preferExternal)
    headers = try Self.names("vary-by-header", in: element)
    parameters = try Self.names("vary-by-query-parameter", in: element)
  }

  // An element may hold several names.
  private static func names(_ name: String, in element: PolicyElement) throws(PolicyError) -> [String] {
    var names: [String] = []
    for child in element.children(named: name) {
      names += try child.literalText().split(separator: ";").map { $0.filter { !$0.isWhitespace } }
        .filter { !$0.isEmpty }.map { $0.lowercased() }
    }
    return names
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    guard context.request.method == "GET", try await mayKeepPrivate(context) else {
      context.note(Self.name, ["message": .string("The response of this request is not cached.")])
      return .next
    }
    let downstream: DownstreamCaching =
      if let downstream { try await context.evaluate(downstream) } else { .none }
    let revalidates = if let mustRevalidate { try await context.evaluate(mustRevalidate) } else { true }
    let caching = ResponseCaching(
      key: try await key(context), downstream: downstream, mustRevalidate: revalidates)
    let now = context.environment.clock.now
    guard let stored = context.stores.responses.response(for: caching.key, at: now) else {
      context.responseCaching = caching
      context.note(Self.name, ["hit": .bool(false)])
      return .next
    }
    var response = stored.response
    response.headers["Cache-Control"] = caching.cacheControl(for: stored.expiry - now)
    context.response = response
    context.responseCaching = nil
    context.note(Self.name, ["hit": .bool(true)])
    return .skipBackend
  }

  // A response to someone who has shown who they are may be meant for them alone.
  private func mayKeepPrivate(_ context: PolicyContext) async throws -> Bool {
    guard context.request.headers.contains("Authorization") else { return true }
    guard let allowsPrivate else { return false }
    return try await context.evaluate(allowsPrivate)
  }

  private func key(_ context: PolicyContext) async throws -> ResponseCacheKey {
    let byDeveloper = try await context.evaluate(variesByDeveloper)
    let byGroups = try await context.evaluate(variesByGroups)
    let request = context.request
    return ResponseCacheKey(
      api: context.api?.name ?? "", paths: [context.originalURL.path, request.url.path],
      query: query(request.url.query ?? ""), headers: headers.map { request.headers[all: $0] },
      // A subscription without an owner stands for a developer of its own.
      developer: byDeveloper ? context.user?.id ?? context.subscription?.name : nil,
      groups: byGroups ? context.user?.groups.sorted() ?? [] : [])
  }

  // Without names all parameters count. Their order does not, but among those of one name.
  private func query(_ query: String) -> [String] {
    var fields: [(name: String, field: String)] = []
    for (name, value) in QueryString.parameters(query) {
      let name = parameters.isEmpty ? name : name.lowercased()
      if parameters.isEmpty || parameters.contains(name) { fields.append((name, "\(name)=\(value)")) }
    }
    return fields.enumerated().sorted { ($0.element.name, $0.offset) < ($1.element.name, $1.offset) }
      .map(\.element.field)
  }
}

/// What `cache-lookup` says of the response to a request that it had none for.
struct ResponseCaching {
  /// What the response is kept under.
  let key: ResponseCacheKey
  /// Which caches on the way to the caller may keep it.
  let downstream: DownstreamCaching
  /// Whether they must ask again once it is stale.
  let mustRevalidate: Bool

  /// The Cache-Control of a response that the gateway keeps for a duration more.
  func cacheControl(for duration: Duration) -> String {
    downstream.cacheControl(for: Int(duration.components.seconds), revalidates: mustRevalidate)
  }
}
