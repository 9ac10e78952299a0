import Crypto
import HTTPTransport

/// A pool made ready to choose among its members.
struct DeployedPool: Sendable {
  struct Member: Sendable {
    /// Its place among all members of the pool.
    let index: Int
    let backend: DeployedBackend
    /// At least 1.
    let weight: Int
    /// What a session's cookie says to stay with it: tells callers nothing of the backend's name.
    let session: String
  }

  let name: String
  /// The members that take requests, those of the least priority first; no group is empty.
  let groups: [[Member]]
  /// The cookie that keeps a caller with a member.
  let cookie: String?
  /// The base URL of the first member.
  let url: RequestURL

  // Source: "Backends in API Management": up to 30 backends in a pool.
  private static let mostMembers = 30

  /// - Throws: ``PolicyError`` with the pool's name, and the member's where one is wrong.
  init(
    _ pool: BackendPool, of backends: [String: DeployedBackend], pools: Set<String>
  ) throws(PolicyError) {
    guard (1...Self.mostMembers).contains(pool.services.count) else {
      throw PolicyError(
        backend: pool.name, "the pool has \(pool.services.count) members",
        hint: "1 to \(Self.mostMembers) were expected")
    }
    var groups: [Int: [Member]] = [:]
    var seen: Set<String> = []
    for (index, service) in pool.services.enumerated() {
      let id = service.backend
      guard let backend = backends[id] else {
        throw pools.contains(id)
          ? PolicyError(
            backend: pool.name, "its member \(id) is a pool", hint: "members are single backends")
          : PolicyError(
            backend: pool.name, "the service has no backend \(id), a member of this pool",
            hint: Spelling.nearest(to: id, in: backends.keys.sorted()).map { "did you mean \($0)?" }
              ?? "add the backend, or take it out of the pool")
      }
      guard seen.insert(id).inserted else {
        throw PolicyError(backend: pool.name, "its member \(id) stands twice", hint: "keep one")
      }
      for (word, value) in [("priority", service.priority), ("weight", service.weight)] {
        guard let value, !(0...100).contains(value) else { continue }
        throw PolicyError(
          backend: pool.name, "the \(word) of its member \(id) is \(value)", hint: "0 to 100 was expected")
      }
      let weight = service.weight ?? 1
      guard weight > 0 else { continue }
      let session = SHA256.hash(data: Array("\(pool.name)\n\(id)".utf8)).prefix(16)
      groups[service.priority ?? 1, default: []].append(
        Member(
          index: index, backend: backend, weight: weight, session: Base64URL.encode(Array(session))))
    }
    self.groups = groups.sorted { $0.key < $1.key }.map(\.value)
    guard let first = self.groups.first?.first else {
      throw PolicyError(
        backend: pool.name, "the weight of each member is 0", hint: "give one of them a weight")
    }
    name = pool.name
    url = first.backend.url
    cookie = pool.sessionAffinity?.cookie
    if let cookie, !Self.isToken(cookie) {
      throw PolicyError(
        backend: pool.name, "the cookie of its session affinity is named \"\(cookie)\"",
        hint: "letters, digits, - and _ were expected")
    }
  }

  private static func isToken(_ name: String) -> Bool {
    !name.isEmpty
      && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
  }
}
