import HTTPTransport
import LabTime
import OpenAI
import PolicyExpressions

/// `validate-jwt`: lets in only requests with a JSON Web Token of an issuer that is trusted.
struct ValidateJWT: Policy {
  static let name = "validate-jwt"
  static let sections: Set<Section> = [.inbound]

  private let validation: TokenValidation
  private let requiresExpirationTime: PolicyExpression<Bool>?
  private let requiresSignature: PolicyExpression<Bool>?
  private let clockSkew: PolicyExpression<Double>?
  private let providers: [PolicyExpression<String>]
  private let signingKeys: [TokenKeySource]
  private let decryptionKeys: [TokenKeySource]
  private let issuers: [PolicyExpression<String>]

  init(_ element: PolicyElement) throws(PolicyError) {
    validation = try TokenValidation(element)
    requiresExpirationTime = try element.optionalExpression("require-expiration-time")
    requiresSignature = try element.optionalExpression("require-signed-tokens")
    clockSkew = try element.optionalExpression("clock-skew")
    var providers: [PolicyExpression<String>] = []
    for provider in element.children(named: "openid-config") {
      let url: PolicyExpression<String> = try provider.expression("url")
      if let literal = url.literal, RequestURL(literal)?.host.isEmpty ?? true {
        throw provider.error(
          at: "url", "url is \"\(literal)\"", hint: "http:// or https:// and a host were expected")
      }
      providers.append(url)
    }
    self.providers = providers
    signingKeys = try TokenKeySource.all(in: element, "issuer-signing-keys")
    decryptionKeys = try TokenKeySource.all(in: element, "decryption-keys")
    issuers = try element.texts("issuer", in: "issuers")
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    try await validation.run(context) { text in
      let token = try SignedToken(try await decrypted(text, context))
      var keys: [TokenKey] = []
      for source in signingKeys { keys.append(try await source.signingKey(context)) }
      let needsSignature =
        if let requiresSignature { try await context.evaluate(requiresSignature) } else { true }
      let providers = try await context.verify(
        token, with: keys, ofProvidersAt: try await urls(context), allowsUnsigned: !needsSignature)
      try await rules(context, providers, tenant: token.claims["tid"]?.string)
        .check(token.claims, at: context.environment.clock.now)
      return token
    }
  }

  private func decrypted(_ text: String, _ context: PolicyContext) async throws -> String {
    guard EncryptedToken.isOne(text) else { return text }
    var keys: [DecryptionKey] = []
    for source in decryptionKeys { keys.append(try await source.decryptionKey(context)) }
    return try EncryptedToken(text).decrypted(with: keys)
  }

  private func urls(_ context: PolicyContext) async throws -> [RequestURL] {
    try await context.evaluate(providers).map { text in
      guard let url = RequestURL(text), !url.host.isEmpty else {
        throw PolicyFailure.internalError(
          reason: "ExpressionValueEvaluationFailure", detail: "'\(text)' is not a URL.")
      }
      return url
    }
  }

  // The issuers named here and those that the providers say they are.
  private func rules(
    _ context: PolicyContext, _ providers: [OpenIDConfiguration], tenant: String?
  ) async throws -> TokenRules {
    var rules = try await validation.rules(context)
    let named = try await context.evaluate(issuers)
    if !named.isEmpty || !providers.isEmpty {
      rules.issuers = named + providers.map { $0.issuer(ofTenant: tenant) }
    }
    if let requiresExpirationTime {
      rules.requiresExpirationTime = try await context.evaluate(requiresExpirationTime)
    }
    if let clockSkew {
      rules.clockSkew = .nanoseconds(Int64(max(0, min(try await context.evaluate(clockSkew), 1e9)) * 1e9))
    }
    return rules
  }
}
