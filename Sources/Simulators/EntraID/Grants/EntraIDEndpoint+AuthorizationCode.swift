import OpenAI
import Synchronization

extension EntraIDEndpoint {
  /// The tokens for a code that the browser has brought back (RFC 6749, 4.1.3, and RFC 7636, 4.6).
  func redeemCode(_ call: TokenRequest) throws -> JSON {
    let code = try call.form.required("code")
    let client = try ClientProof(call: call, directory: directory).client()
    guard let grant = begun.withLock({ $0.codes[code] }) else { throw EntraError.invalidCode }
    try check(grant.signIn, until: grant.expires, client, call)
    let redirect = try call.form.required("redirect_uri")
    guard redirect == grant.redirectURI else { throw EntraError.otherRedirect(redirect, grant.redirectURI) }
    if let challenge = grant.challenge, !challenge.isMet(by: call.form["code_verifier"] ?? "") {
      throw EntraError.wrongVerifier
    }
    // Looked at and marked in one step: of two requests at once one gets the tokens.
    let isFirst = begun.withLock { begun in
      let isFirst = begun.codes[code]?.isRedeemed == false
      begun.codes.change(code) { $0.isRedeemed = true }
      return isFirst
    }
    guard isFirst else { throw EntraError.redeemedCode }
    return try userTokens(grant.signIn, client, scope(of: call, before: grant.scope), call)
  }
}
