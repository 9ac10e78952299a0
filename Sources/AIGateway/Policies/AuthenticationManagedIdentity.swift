import HTTPTransport
import LabTime
import PolicyExpressions

/// `authentication-managed-identity`: gets a token as the service's identity, for the backend or for a variable.
struct AuthenticationManagedIdentity: Policy {
  static let name = "authentication-managed-identity"
  static let sections: Set<Section> = [.inbound, .backend]

  private let resource: PolicyExpression<String>
  private let clientID: PolicyExpression<String>?
  private let variable: String?
  private let ignoresErrors: Bool

  init(_ element: PolicyElement) throws(PolicyError) {
    resource = try element.expression("resource")
    clientID = try element.optionalExpression("client-id")
    variable = try element.optionalLiteral("output-token-variable-name")
    ignoresErrors = try element.bool("ignore-error", default: false)
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    if let authorization = try await authorization(context) {
      context.request.headers["Authorization"] = authorization
    }
    return .next
  }

  /// The value of the Authorization header; nil when the token went to a variable or there is none.
  func authorization(_ context: PolicyContext) async throws -> String? {
    let resource = try await context.evaluate(resource)
    let client = if let clientID { try await context.evaluate(clientID) } else { String?.none }
    do {
      let token = try await context.stores.tokens.token(
        for: resource, clientID: client, from: context.environment.tokens, at: context.environment.clock.now)
      guard let variable else { return "Bearer \(token)" }
      context.variables[variable] = .string(token)
    } catch  where !Task.isCancelled {
      guard ignoresErrors else {
        throw PolicyFailure.internalError(
          reason: "AuthenticationFailed", detail: "No token for '\(resource)': \(error)")
      }
      if let variable { context.variables[variable] = .string("") }
    }
    return nil
  }
}
