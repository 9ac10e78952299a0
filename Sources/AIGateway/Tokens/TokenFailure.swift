/// Why a token is not taken: `context.LastError.Reason` and `.Message`.
///
/// Source of the reasons and of the messages about claims: "Error handling in API Management policies".
struct TokenFailure: Error {
  /// A word for programs, such as `TokenExpired`.
  let reason: String
  /// A sentence for people.
  let message: String
  /// What the caller reads unless the policy says otherwise.
  let answer: String

  private init(_ reason: String, _ message: String, answer: String? = nil) {
    self.reason = reason
    self.message = message
    self.answer = answer ?? "Invalid JWT."
  }

  /// Whether there is no token at all.
  var isMissing: Bool { reason == Self.notPresent.reason }

  static let notPresent = TokenFailure("TokenNotPresent", "JWT not present.", answer: "JWT not present.")

  static func invalid(_ why: String) -> TokenFailure {
    TokenFailure("JwtInvalid", "\(why) Access denied.")
  }

  static func signatureInvalid(_ why: String) -> TokenFailure {
    TokenFailure("TokenSignatureInvalid", "\(why) Access denied.")
  }

  static func keyNotFound(_ id: String?) -> TokenFailure {
    let which = id.map { "with the id '\($0)' that the token names" } ?? "for the token"
    return TokenFailure(
      "TokenSignatureKeyNotFound", "Signature validation failed. There is no key \(which). Access denied.")
  }

  static func expired(_ why: String) -> TokenFailure {
    TokenFailure("TokenExpired", "\(why) Access denied.")
  }

  static func audienceNotAllowed(_ audiences: [String]) -> TokenFailure {
    TokenFailure(
      "TokenAudienceNotAllowed",
      "Audience validation failed. Audiences: '\(audiences.joined(separator: ", "))'. Access denied.")
  }

  static func issuerNotAllowed(_ issuer: String?) -> TokenFailure {
    TokenFailure(
      "TokenIssuerNotAllowed", "Issuer validation failed. Issuer: '\(issuer ?? "null")'. Access denied.")
  }

  static func claimsNotFound(_ names: [String]) -> TokenFailure {
    let message =
      "JWT token is missing the following claims: \(names.joined(separator: ", ")). Access denied."
    return TokenFailure("TokenClaimNotFound", message, answer: message)
  }

  static func claimNotAllowed(_ name: String, _ values: [String]) -> TokenFailure {
    let message = "Claim \(name) value of \(values.joined(separator: ",")) is not allowed. Access denied."
    return TokenFailure("TokenClaimValueNotAllowed", message, answer: message)
  }
}
