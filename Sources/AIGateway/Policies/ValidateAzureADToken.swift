import HTTPTransport
import LabTime
import OpenAI
import PolicyExpressions

/// `validate-azure-ad-token`: lets in only requests with a token of Microsoft Entra ID for one of its tenants.
struct ValidateAzureADToken: Policy {
  static let name = "validate-azure-ad-token"
  static let sections: Set<Section> = [.inbound]

  private let tenant: PolicyExpression<String>
  private let validation: TokenValidation
  private let clients: [PolicyExpression<String>]
  private let backends: [PolicyExpression<String>]

  init(_ element: PolicyElement) throws(PolicyError) {
    tenant = try element.expression("tenant-id")
    validation = try TokenValidation(
      element, isInAuthorization: true,
      answers: TokenValidation.Answers(missing: "Azure AD JWT not present", invalid: "Invalid Azure AD JWT"))
    clients = try element.texts("application-id", in: "client-application-ids")
    backends = try element.texts("application-id", in: "backend-application-ids")
    if let literal = tenant.literal, Self.configuration(of: literal) == nil {
      throw element.error(
        at: "tenant-id", "tenant-id is \"\(literal)\"", hint: "a GUID, a domain or organizations was expected"
      )
    }
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    let tenant = try await context.evaluate(tenant)
    guard let url = Self.configuration(of: tenant) else {
      throw PolicyFailure.internalError(
        reason: "ExpressionValueEvaluationFailure", detail: "'\(tenant)' is not a tenant.")
    }
    return try await validation.run(context) { text in
      let token = try SignedToken(text)
      let providers = try await context.verify(token, with: [], ofProvidersAt: [url])
      var rules = try await validation.rules(context)
      rules.issuers = providers.flatMap { Self.issuers($0, tenant: token.claims["tid"]?.string) }
      // An application is addressed by its id or, in tokens of the first version, by its URI.
      rules.audiences += try await context.evaluate(backends).flatMap { [$0, "api://\($0)"] }
      try rules.check(token.claims, at: context.environment.clock.now)
      try check(token.claims, isFor: try await context.evaluate(clients))
      return token
    }
  }

  // Tokens of the second version name their client `azp`, those of the first `appid`.
  private func check(_ claims: JSONObject, isFor clients: [String]) throws(TokenFailure) {
    if clients.isEmpty { return }
    let name = claims["azp"] == nil ? "appid" : "azp"
    guard let client = claims[name]?.string else { throw .claimsNotFound([name]) }
    guard clients.contains(client) else { throw .claimNotAllowed(name, [client]) }
  }

  // Both versions of a tenant's tokens are signed with the same keys and differ in their issuer.
  private static func issuers(_ provider: OpenIDConfiguration, tenant: String?) -> [String] {
    let second = provider.issuer(ofTenant: tenant)
    guard let id = RequestURL(second)?.path.split(separator: "/").first else { return [second] }
    return [second, "https://sts.windows.net/\(id)/"]
  }

  /// Where a tenant's configuration is; nil for what cannot be a tenant.
  ///
  /// - Parameter tenant: Its id, one of its domains, a word for several such as `organizations`, or its URL.
  private static func configuration(of tenant: String) -> RequestURL? {
    var name = tenant
    if let url = RequestURL(tenant), !url.host.isEmpty {
      name = url.path.split(separator: "/").first.map(String.init) ?? url.host
    }
    guard !name.isEmpty, name.utf8.allSatisfy({ $0.isLetterOrDigit || $0 == 0x2D || $0 == 0x2E }) else {
      return nil
    }
    return RequestURL("https://login.microsoftonline.com/\(name)/v2.0/.well-known/openid-configuration")
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"):
      true
    default: false
    }
  }
}
