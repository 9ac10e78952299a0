public import LabTime

/// Where the managed identities of the service get access tokens.
public protocol TokenSource: Sendable {
  /// A token for a resource, as the system-assigned identity or as the one with a client id.
  func token(for resource: String, clientID: String?) async throws -> AccessToken
}

/// An access token and the end of its life.
public struct AccessToken: Sendable, Hashable, Codable {
  /// The text that follows `Bearer`.
  public var text: String
  /// When it stops being valid.
  public var expires: Instant

  /// Creates a token.
  public init(_ text: String, expires: Instant) {
    self.text = text
    self.expires = expires
  }
}
