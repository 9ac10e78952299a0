/// Refusals of what a request says and asks for.
extension EntraError {
  static let malformed = EntraError(
    code: 9_002_313, name: "invalid_request", message: "Invalid request. Request is malformed or invalid.")

  static func missing(_ parameter: String) -> EntraError {
    EntraError(
      code: 900_144, name: "invalid_request",
      message: "The request body must contain the following parameter: '\(parameter)'.")
  }

  static func postOnly(_ method: String) -> EntraError {
    EntraError(
      code: 900_561, name: "invalid_request",
      message: "The endpoint only accepts POST requests. Received a \(method) request.")
  }

  static func unsupportedGrant(_ type: String) -> EntraError {
    EntraError(
      code: 70003, name: "unsupported_grant_type",
      message: "The app requested an unsupported grant type '\(type)'.")
  }

  static func notDefaultScope(_ scope: String) -> EntraError {
    EntraError(
      code: 1_002_012, name: "invalid_scope",
      message: """
        The provided value for scope \(scope) is not valid. Client credential flows must have a scope value \
        with /.default suffixed to the resource identifier (application ID URI).
        """)
  }

  static func invalidScope(_ scope: String) -> EntraError {
    EntraError(
      code: 70011, name: "invalid_scope",
      message: """
        The provided value for the input parameter 'scope' is not valid. The scope '\(scope)' is not valid.
        """)
  }

  static func severalResources(_ scope: String) -> EntraError {
    EntraError(
      code: 28000, name: "invalid_scope",
      message: """
        Provided value for the input parameter scope is not valid because it contains more than one resource. \
        Scope \(scope) is not valid.
        """)
  }

  static func unknownScope(_ scope: String, of resource: String) -> EntraError {
    EntraError(
      code: 650_053, name: "invalid_client",
      message: "The application asked for scope '\(scope)' that doesn't exist on the resource '\(resource)'.")
  }

  static func unknownResource(_ name: String, in tenant: String) -> EntraError {
    EntraError(
      code: 500_011, name: "invalid_resource",
      message: """
        The resource principal named \(name) was not found in the tenant named \(tenant). This can happen if \
        the application has not been installed by the administrator of the tenant or consented to by any user \
        in the tenant. You might have sent your authentication request to the wrong tenant.
        """)
  }

  static func unsupportedResponse(_ type: String) -> EntraError {
    EntraError(
      code: 700_054, name: "unsupported_response_type",
      message: "response_type '\(type)' is not enabled for the application.")
  }

  static func unsupportedChallenge(_ method: String) -> EntraError {
    EntraError(
      code: 501_491, name: "invalid_request",
      message: "Invalid size of Code_Challenge parameter, or an unknown method '\(method)'.")
  }
}
