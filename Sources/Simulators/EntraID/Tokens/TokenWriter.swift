import LabTime
import OpenAI

/// Writes the tokens of a tenant and signs them.
///
/// Source: "Access token claims reference" and "ID token claims reference" of the Microsoft identity platform.
struct TokenWriter: Sendable {
  let keys: SigningKeys
  /// How long tokens live.
  let lifetime: Duration
  let random: RandomSource

  // So that a validator whose clock is a little late takes a token at once.
  private static let early = Duration.seconds(300)

  /// The end of a token that is written now.
  func end(from now: Instant) -> Instant { now + lifetime }

  /// An access token for a client itself, or for a user who has signed in with it.
  func accessToken(
    _ access: RequestedAccess, for client: Client, in tenant: Tenant, user: DirectoryUser? = nil,
    at now: Instant
  ) throws -> String {
    let version = access.resource.tokenVersion
    var claims = frame(audience: access.audience, version, tenant, at: now)
    let clientID = client.application.clientID
    switch version {
    case .v1:
      claims["appid"] = .string(clientID)
      claims["appidacr"] = .string(client.proof.rawValue)
      claims["idp"] = .string(version.issuer(ofTenant: tenant.id, at: EntraIDSimulator.authority))
    case .v2:
      claims["azp"] = .string(clientID)
      claims["azpacr"] = .string(client.proof.rawValue)
    }
    if let user {
      add(user, of: tenant, to: &claims, version, for: access.resource.clientID)
      if version == .v1 {
        claims["acr"] = "1"
        claims["amr"] = ["pwd"]
      }
      claims["scp"] = .string(access.scopes.joined(separator: " "))
      add(access.resource.roles(of: user.principalName), to: &claims)
    } else {
      let object = ObjectID.of(tenant.id, clientID)
      claims["oid"] = .string(object)
      claims["sub"] = .string(object)
      add(access.resource.roles(of: clientID), to: &claims)
    }
    return try keys.current(at: now).token(claims)
  }

  /// A token that tells a client who has signed in.
  func idToken(_ signIn: SignIn, _ version: TokenVersion, at now: Instant) throws -> String {
    var claims = frame(audience: signIn.clientID, version, signIn.tenant, at: now)
    add(signIn.user, of: signIn.tenant, to: &claims, version, for: signIn.clientID)
    claims["nonce"] = signIn.nonce.map(JSON.string)
    return try keys.current(at: now).token(claims)
  }

  private func frame(
    audience: String, _ version: TokenVersion, _ tenant: Tenant, at now: Instant
  ) -> JSONObject {
    let begin = Int((now - Self.early).seconds)
    return [
      "aud": .string(audience),
      "iss": .string(version.issuer(ofTenant: tenant.id, at: EntraIDSimulator.authority)),
      "iat": .int(begin),
      "nbf": .int(begin),
      "exp": .int(Int(end(from: now).seconds)),
      "tid": .string(tenant.id),
      "uti": .string(random.identifier("", length: 22)),
      "ver": .string("\(version.rawValue).0"),
    ]
  }

  private func add(
    _ user: DirectoryUser, of tenant: Tenant, to claims: inout JSONObject, _ version: TokenVersion,
    for application: String
  ) {
    let object = ObjectID.of(tenant.id, user.principalName)
    claims["name"] = .string(user.displayName)
    switch version {
    case .v1:
      claims["unique_name"] = .string(user.principalName)
      claims["upn"] = .string(user.principalName)
    case .v2: claims["preferred_username"] = .string(user.principalName)
    }
    claims["oid"] = .string(object)
    claims["sub"] = .string(ObjectID.pairwise(object, application))
  }

  private func add(_ roles: [String], to claims: inout JSONObject) {
    if !roles.isEmpty { claims["roles"] = .array(roles.map(JSON.string)) }
  }
}
