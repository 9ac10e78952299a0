/// Refusals of tenants, clients and their proofs.
extension EntraError {
  // The documents of discovery say `invalid_tenant` where the endpoints of tokens say `invalid_request`.
  static func unknownTenant(_ name: String, isDiscovery: Bool) -> EntraError {
    EntraError(
      code: 90002, name: isDiscovery ? "invalid_tenant" : "invalid_request",
      message: """
        Tenant '\(name)' not found. Check to make sure you have the correct tenant ID and are signing into the \
        correct cloud. Check with your subscription administrator, this may happen if there are no active \
        subscriptions for the tenant.
        """)
  }

  static func invalidTenant(_ name: String) -> EntraError {
    EntraError(
      code: 900_023, name: "invalid_request",
      message: """
        Specified tenant identifier '\(name)' is neither a valid DNS name, nor a valid external domain.
        """)
  }

  static let noTenant = EntraError(
    code: 50059, name: "invalid_request",
    message: """
      No tenant-identifying information found in either the request or implied by any provided credentials.
      """)

  static func unknownApplication(_ id: String, _ tenant: String) -> EntraError {
    EntraError(
      code: 700_016, name: "unauthorized_client",
      message: """
        Application with identifier '\(id)' was not found in the directory '\(tenant)'. This can happen if the \
        application has not been installed by the administrator of the tenant or consented to by any user in \
        the tenant. You may have sent your authentication request to the wrong tenant.
        """)
  }

  static func singleTenant(_ application: AppRegistration) -> EntraError {
    EntraError(
      code: 50194, name: "invalid_request",
      message: """
        Application '\(application.clientID)'(\(application.displayName)) is not configured as a multi-tenant \
        application. Usage of the /common endpoint is not supported for such apps created after '10/15/2018'. \
        Use a tenant-specific endpoint or configure the application to be multi-tenant.
        """)
  }

  static func wrongSecret(_ id: String) -> EntraError {
    EntraError(
      code: 7_000_215, name: "invalid_client",
      message: """
        Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, \
        not the client secret ID, for a secret added to app '\(id)'.
        """, status: 401)
  }

  static let noProof = EntraError(
    code: 7_000_218, name: "invalid_client",
    message: "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    status: 401)

  static let noCredentials = EntraError(
    code: 7_000_216, name: "invalid_client",
    message: """
      'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type.
      """, status: 401)

  static func publicClient(_ id: String) -> EntraError {
    EntraError(
      code: 700_025, name: "invalid_client",
      message: """
        Client '\(id)' is public so neither 'client_assertion' nor 'client_secret' should be presented.
        """, status: 401)
  }

  static let wrongAssertionType = EntraError(
    code: 50027, name: "invalid_request",
    message: """
      JWT token is invalid or malformed: 'client_assertion_type' must be \
      'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'.
      """)

  static let malformedAssertion = EntraError(
    code: 50027, name: "invalid_request", message: "JWT token is invalid or malformed.")

  static func unsignedAssertion(_ id: String) -> EntraError {
    EntraError(
      code: 700_027, name: "invalid_client",
      message: """
        The certificate with identifier used to sign the client assertion is not registered on application, or \
        the signature is not its key's. Client: '\(id)'.
        """, status: 401)
  }

  static let expiredAssertion = EntraError(
    code: 700_024, name: "invalid_client", message: "Client assertion is not within its valid time range.",
    status: 401)

  static func assertionAudience(_ audiences: [String]) -> EntraError {
    EntraError(
      code: 700_023, name: "invalid_client",
      message: """
        Client assertion audience claim does not match Realm issuer. The audience is \
        '\(audiences.joined(separator: " "))'.
        """, status: 401)
  }

  static func assertionSubject(_ subject: String, _ id: String) -> EntraError {
    EntraError(
      code: 700_021, name: "invalid_client",
      message: """
        Client assertion application identifier '\(subject)' doesn't match 'client_id' parameter '\(id)'.
        """, status: 401)
  }
}
