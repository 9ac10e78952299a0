import LabTime
import Synchronization

/// Access tokens of managed identities, kept until shortly before they expire.
final class TokenCache: Stateful {
  struct Key: Hashable, Codable {
    var resource: String
    var clientID: String?
  }

  private let tokens = Mutex<[Key: AccessToken]>([:])

  // A token that expires on its way to the backend is of no use.
  private static let margin = Duration.seconds(300)

  /// A valid token, from the cache or from the source.
  func token(
    for resource: String, clientID: String?, from source: any TokenSource, at now: Instant
  ) async throws -> String {
    let key = Key(resource: resource, clientID: clientID)
    if let token = tokens.withLock({ $0[key] }), token.expires - Self.margin > now { return token.text }
    let token = try await source.token(for: resource, clientID: clientID)
    tokens.withLock { $0[key] = token }
    return token.text
  }

  func snapshot() -> OrderedEntries<Key, AccessToken> { OrderedEntries(tokens.withLock { $0 }) }

  func restore(_ snapshot: OrderedEntries<Key, AccessToken>) {
    tokens.withLock { $0 = snapshot.dictionary }
  }
}
