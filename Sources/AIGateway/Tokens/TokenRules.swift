import LabTime
import OpenAI

/// What a token must say to be taken.
struct TokenRules {
  /// One of them must be an audience of the token; any is, when there are none.
  var audiences: [String] = []
  /// One of them must be the issuer; nil when it does not matter.
  var issuers: [String]?
  var requiresExpirationTime = true
  /// How far the clocks of issuer and gateway may be apart.
  var clockSkew = Duration.zero
  var requiredClaims: [RequiredClaim.Expected] = []

  /// Checks the claims of a token whose signature is right.
  func check(_ claims: JSONObject, at now: Instant) throws(TokenFailure) {
    try checkLifetime(claims, at: now)
    if !audiences.isEmpty {
      let given = claims["aud"]?.claimTexts ?? []
      guard given.contains(where: audiences.contains) else { throw .audienceNotAllowed(given) }
    }
    if let issuers {
      let issuer = claims["iss"]?.string
      guard let issuer, issuers.contains(issuer) else { throw .issuerNotAllowed(issuer) }
    }
    let missing = requiredClaims.map(\.name).filter { claims[$0] == nil }
    guard missing.isEmpty else { throw .claimsNotFound(missing) }
    for claim in requiredClaims { try claim.check(claims[claim.name]?.claimTexts ?? []) }
  }

  private func checkLifetime(_ claims: JSONObject, at now: Instant) throws(TokenFailure) {
    let expires = try Self.time("exp", in: claims)
    let begins = try Self.time("nbf", in: claims)
    if expires == nil, requiresExpirationTime {
      throw .invalid("Lifetime validation failed. The token is missing an expiration time.")
    }
    if let begins, begins > now.seconds + clockSkew.inSeconds {
      throw .invalid("Lifetime validation failed. The token is not yet valid.")
    }
    if let expires, expires < now.seconds - clockSkew.inSeconds {
      throw .expired("Lifetime validation failed. The token is expired.")
    }
  }

  // Seconds since 1970.
  private static func time(_ name: String, in claims: JSONObject) throws(TokenFailure) -> Double? {
    guard let claim = claims[name], !claim.isNull else { return nil }
    guard let seconds = claim.double else { throw .invalid("The claim \(name) is not a time.") }
    return seconds
  }
}
