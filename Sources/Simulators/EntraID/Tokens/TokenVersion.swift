/// The two formats of Entra ID's tokens, and the two sets of endpoints.
public enum TokenVersion: Int, Sendable, Hashable, Codable, CaseIterable {
  /// Tokens of `sts.windows.net`; endpoints take a `resource`.
  case v1 = 1
  /// Tokens of `login.microsoftonline.com/{tenant}/v2.0`; endpoints take a `scope`.
  case v2 = 2

  /// The `iss` of a tenant's tokens.
  ///
  /// Source: "Access tokens in the Microsoft identity platform".
  func issuer(ofTenant id: String) -> String {
    switch self {
    case .v1: "https://sts.windows.net/\(id)/"
    case .v2: "\(EntraIDSimulator.authority)/\(id)/v2.0"
    }
  }
}
