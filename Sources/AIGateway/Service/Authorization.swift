import LabTime

/// A connection to an identity provider that has been consented to,
/// `Microsoft.ApiManagement/service/authorizationProviders/authorizations`.
public struct Authorization: Sendable {
  /// The resource name that `authorization-id` gives.
  public var name: String
  /// Where its access tokens come from; asked for the resource `provider/authorization`.
  public var tokens: any TokenSource
  /// What the provider told about the account, `Authorization.Claims` to an expression.
  public var claims: [String: String]
  /// The object ids of the identities that its access policies let in with a token of their own; empty for any.
  public var objectIDs: [String]

  /// Creates a connection whose tokens come from a source.
  public init(
    _ name: String, tokens: any TokenSource, claims: [String: String] = [:], objectIDs: [String] = []
  ) {
    self.name = name
    self.tokens = tokens
    self.claims = claims
    self.objectIDs = objectIDs
  }

  /// Creates a connection with one access token, which never expires.
  public init(
    _ name: String, accessToken: String, claims: [String: String] = [:], objectIDs: [String] = []
  ) {
    self.init(name, tokens: FixedToken(text: accessToken), claims: claims, objectIDs: objectIDs)
  }
}

/// The same token for everything.
private struct FixedToken: TokenSource {
  let text: String

  func token(for resource: String, clientID: String?) async throws -> AccessToken {
    AccessToken(text, expires: Instant(nanoseconds: .max))
  }
}
