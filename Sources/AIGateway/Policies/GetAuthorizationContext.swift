import HTTPTransport
import LabTime
import PolicyExpressions

/// `get-authorization-context`: gets the access token of a connection of the credential manager.
///
/// Source: the "get-authorization-context" page of the policy reference.
struct GetAuthorizationContext: Policy {
  static let name = "get-authorization-context"
  // Documented for inbound only; published documents also use it where the response is made.
  static let sections = Set(Section.allCases)

  private let provider: PolicyExpression<String>
  private let authorization: PolicyExpression<String>
  private let variable: PolicyExpression<String>
  private let identityType: PolicyExpression<String>?
  private let identity: PolicyExpression<String>?
  private let ignoresErrors: PolicyExpression<Bool>?

  private enum IdentityType: String {
    case managed, jwt
  }

  init(_ element: PolicyElement) throws(PolicyError) {
    provider = try element.expression("provider-id")
    authorization = try element.expression("authorization-id")
    variable = try element.expression("context-variable-name")
    identityType = try element.optionalExpression("identity-type")
    identity = try element.optionalExpression("identity")
    ignoresErrors = try element.optionalExpression("ignore-error")
    if let literal = identityType?.literal {
      guard let type = IdentityType(rawValue: literal) else {
        throw element.error(
          at: "identity-type", "identity-type is \"\(literal)\"", hint: "managed or jwt was expected")
      }
      if type == .jwt, identity == nil { throw element.missing("identity") }
    }
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    let variable = try await context.evaluate(variable)
    let ignoresErrors = if let ignoresErrors { try await context.evaluate(ignoresErrors) } else { false }
    do {
      context.variables[variable] = .object(try await authorization(context))
    } catch  where !Task.isCancelled {
      guard ignoresErrors else {
        throw PolicyFailure.internalError(reason: "AuthorizationContextError", detail: "\(error)")
      }
      context.variables[variable] = .null
    }
    return .next
  }

  private func authorization(_ context: PolicyContext) async throws -> AuthorizationObject {
    let provider = try await context.evaluate(provider)
    let name = try await context.evaluate(authorization)
    let known = context.deployed.service.authorizationProviders.first { $0.name == provider }
    let made = known?.credentialManager.map { manager in
      Authorization(name, tokens: CredentialManagerTokens(manager, network: context.environment.network))
    }
    guard let authorization = known?.authorizations.first(where: { $0.name == name }) ?? made else {
      throw Refusal("the service has no authorization '\(name)' of a provider '\(provider)'")
    }
    let type = if let identityType { try await context.evaluate(identityType) } else { "managed" }
    switch IdentityType(rawValue: type) {
    case .managed: break
    case .jwt:
      let token = if let identity { try await context.evaluate(identity) } else { "" }
      try Self.check(token, for: authorization, at: context.environment.clock.now)
    case nil: throw Refusal("'\(type)' is no identity type; it is managed or jwt")
    }
    let token = try await context.stores.authorizations.token(
      for: "\(provider)/\(name)", clientID: nil, from: authorization.tokens, at: context.environment.clock.now
    )
    return AuthorizationObject(accessToken: token, claims: authorization.claims.mapValues(Value.string))
  }

  // The caller's own token says whose connection it may be: it is for the credential manager, in force, and
  // names an identity that the connection lets in. Its signature is not checked: keys are not to be had offline.
  private static func check(_ token: String, for authorization: Authorization, at now: Instant) throws {
    guard let jwt = Jwt(token) else { throw Refusal("the identity is no JSON Web Token") }
    guard jwt.claim("aud").string == audience else {
      throw Refusal("the identity's token is not for \(audience)")
    }
    let time = DateTime(unixNanoseconds: now.nanoseconds)
    if case .dateTime(let end) = jwt.time("exp"), end.ticks <= time.ticks {
      throw Refusal("the identity's token has expired")
    }
    guard
      authorization.objectIDs.isEmpty || jwt.claim("oid").string.map(authorization.objectIDs.contains) == true
    else {
      throw Refusal("the authorization '\(authorization.name)' has no access policy for the identity")
    }
  }

  private static let audience = "https://azure-api.net/authorization-manager"

  /// Why there is no token.
  private struct Refusal: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
  }
}
