import LabTime

/// A sign-in that a client can go on with.
struct RefreshToken: Sendable, Codable {
  let signIn: SignIn
  /// What was asked for; a request may ask for something else.
  let scope: String
  let expires: Instant

  /// 90 days, as for every client but single-page applications.
  static let lifetime = Duration.seconds(90 * 86_400)
}
