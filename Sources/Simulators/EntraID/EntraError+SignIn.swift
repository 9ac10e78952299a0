/// Refusals of people's sign-ins and of the codes that they lead to.
extension EntraError {
  static func redirectMismatch(_ uri: String, _ id: String) -> EntraError {
    EntraError(
      code: 50011, name: "invalid_request",
      message: """
        The redirect URI '\(uri)' specified in the request does not match the redirect URIs configured for the \
        application '\(id)'. Make sure the redirect URI sent in the request matches one added to your \
        application in the Azure portal.
        """)
  }

  static func otherRedirect(_ uri: String, _ first: String) -> EntraError {
    EntraError(
      code: 500_112, name: "invalid_client",
      message: """
        The reply address '\(uri)' does not match the reply address '\(first)' provided when requesting \
        Authorization code.
        """)
  }

  static func unknownUser(_ name: String, _ tenant: String) -> EntraError {
    EntraError(
      code: 50034, name: "invalid_grant",
      message: "The user account \(name) does not exist in the \(tenant) directory.")
  }

  static let wrongPassword = EntraError(
    code: 50126, name: "invalid_grant",
    message: "Error validating credentials due to invalid username or password.")

  static let signInNeeded = EntraError(
    code: 50058, name: "login_required",
    message: "A silent sign-in request was sent but no user is signed in.")

  static let userDeclined = EntraError(
    code: 65004, name: "access_denied", message: "User declined to consent to access the app.")

  static let invalidCode = EntraError(
    code: 70000, name: "invalid_grant",
    message: "Provided grant is invalid or malformed. The provided value for the code is not valid.")

  static let expiredCode = EntraError(
    code: 70008, name: "invalid_grant",
    message: """
      The provided authorization code or refresh token has expired due to inactivity. Send a new interactive \
      authorization request for this user and resource.
      """)

  static let redeemedCode = EntraError(
    code: 54005, name: "invalid_grant",
    message: """
      OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing \
      refresh token.
      """)

  static func otherClient(_ id: String) -> EntraError {
    EntraError(
      code: 700_005, name: "invalid_grant",
      message: "Provided Authorization Code is intended to use against other application than '\(id)'.")
  }

  static let otherTenant = EntraError(
    code: 50020, name: "invalid_grant",
    message: "User account from another tenant does not exist in the tenant that the request was sent to.")

  static let missingVerifier = EntraError(
    code: 50148, name: "invalid_grant",
    message: "The code_verifier is missing; a code_challenge was supplied.")

  static let wrongVerifier = EntraError(
    code: 501_481, name: "invalid_grant",
    message: """
      The Code_Verifier does not match the code_challenge supplied in the authorization request.
      """)

  static let pending = EntraError(
    code: 70016, name: "authorization_pending",
    message: "OAuth 2.0 device flow error. Authorization is pending. Continue polling.")

  // RFC 8628, 3.5. The reference of error codes has no number of its own for it.
  static let slowDown = EntraError(
    code: 70016, name: "slow_down",
    message: "OAuth 2.0 device flow error. Authorization is pending. Wait five seconds more between polls.")

  static let declined = EntraError(
    code: 70017, name: "authorization_declined", message: "The end user denied the authorization request.")

  static let expiredDeviceCode = EntraError(
    code: 70020, name: "expired_token",
    message:
      "The provided value for the input parameter 'device_code' is not valid. This device code has expired."
  )

  static let unknownDeviceCode = EntraError(
    code: 70018, name: "bad_verification_code",
    message: "The provided value for the input parameter 'device_code' is not valid.")
}
