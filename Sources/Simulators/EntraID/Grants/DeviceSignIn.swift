import LabTime

/// A sign-in for a device without a browser, while the device polls for its tokens (RFC 8628).
struct DeviceSignIn: Sendable, Codable {
  enum Decision: Sendable, Codable {
    case pending
    case declined
    case made(SignIn)
    /// The device has its tokens.
    case redeemed
  }

  /// What the person types.
  let userCode: String
  let clientID: String
  let scope: String
  let authority: Authority
  let expires: Instant
  var decision = Decision.pending
  /// How long the device must wait between two polls.
  var interval = Duration.seconds(5)
  var lastPoll: Instant?

  /// A quarter of an hour.
  static let lifetime = Duration.seconds(900)

  /// Whether a poll comes too early. A second of grace is for timers and networks that are not exact.
  func isHasty(at now: Instant) -> Bool {
    lastPoll.map { now - $0 + .seconds(1) < interval } ?? false
  }
}
