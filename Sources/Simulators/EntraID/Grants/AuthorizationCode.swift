import LabTime

/// A sign-in in a browser whose tokens the client has not fetched yet.
struct AuthorizationCode: Sendable, Codable {
  let signIn: SignIn
  let scope: String
  let redirectURI: String
  let challenge: CodeChallenge?
  let expires: Instant
  var isRedeemed = false

  /// Ten minutes.
  static let lifetime = Duration.seconds(600)
}
