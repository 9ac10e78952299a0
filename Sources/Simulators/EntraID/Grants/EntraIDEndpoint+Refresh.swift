import OpenAI
import Synchronization

extension EntraIDEndpoint {
  /// New tokens for a refresh token (RFC 6749, 6), which stays good beside the new one.
  func refresh(_ call: TokenRequest) throws -> JSON {
    let code = try call.form.required("refresh_token")
    let client = try ClientProof(call: call, directory: directory).client()
    guard let grant = begun.withLock({ $0.refreshes[code] }) else { throw EntraError.invalidCode }
    try check(grant.signIn, until: grant.expires, client, call)
    return try userTokens(grant.signIn, client, scope(of: call, before: grant.scope), call)
  }
}
