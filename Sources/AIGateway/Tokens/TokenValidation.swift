import HTTPTransport
import LabTime
import PolicyExpressions

/// What `validate-jwt` and `validate-azure-ad-token` have in common: where the token is, whom it must be for and
/// what it must claim, and what becomes of a request that has no such token.
struct TokenValidation: Sendable {
  private let location: TokenLocation
  private let code: PolicyExpression<Int>?
  private let message: PolicyExpression<String>?
  private let audiences: [PolicyExpression<String>]
  private let claims: [RequiredClaim]
  private let variable: String?
  private let answers: Answers?

  /// What a caller reads who has no token, or one that is not good; other than what the failure itself says.
  struct Answers: Sendable {
    let missing: String
    let invalid: String
  }

  /// - Parameter isInAuthorization: Whether the token is in that header when the element does not say.
  init(
    _ element: PolicyElement, isInAuthorization: Bool = false, answers: Answers? = nil
  ) throws(PolicyError) {
    self.answers = answers
    location = try TokenLocation(element, isInAuthorization: isInAuthorization)
    code = try element.optionalExpression("failed-validation-httpcode")
    message = try element.optionalExpression("failed-validation-error-message")
    audiences = try element.texts("audience", in: "audiences")
    claims = try RequiredClaim.all(in: element)
    variable = try element.optionalLiteral("output-token-variable-name")
    if let literal = code?.literal, !Self.codes.contains(literal) {
      throw element.error(
        at: "failed-validation-httpcode", "failed-validation-httpcode is \(literal)",
        hint: "a number from 100 to 999 was expected")
    }
  }

  /// Finds the token, has it checked and keeps it; a token that is not good ends the request.
  func run(
    _ context: PolicyContext, _ check: (String) async throws -> SignedToken
  ) async throws -> Outcome {
    do {
      let token = try await check(try await location.token(context))
      if let variable { context.variables[variable] = Jwt(token.text).map(Value.object) ?? .null }
      return .next
    } catch let failure as TokenFailure {
      throw try await refusal(failure, context)
    }
  }

  /// The rules for one request, as far as both policies have them.
  func rules(_ context: PolicyContext) async throws -> TokenRules {
    var rules = TokenRules()
    rules.audiences = try await context.evaluate(audiences)
    for claim in claims { rules.requiredClaims.append(try await claim.expected(context)) }
    return rules
  }

  private func refusal(_ failure: TokenFailure, _ context: PolicyContext) async throws -> PolicyFailure {
    let status = if let code { try await context.evaluate(code) } else { 401 }
    guard Self.codes.contains(status) else {
      return .internalError(
        reason: "ExpressionValueEvaluationFailure", detail: "\(status) is not a status code.")
    }
    let usual =
      answers.map { failure.isMissing ? $0.missing : $0.invalid } ?? failure.answer
    let answer = if let message { try await context.evaluate(message) } else { usual }
    return PolicyFailure(status: status, message: answer, reason: failure.reason, detail: failure.message)
  }

  private static let codes = 100...999
}

extension PolicyElement {
  /// The texts of the elements of a name in a child element that may be there, such as each `<audience>`.
  func texts(_ name: String, in list: String) throws(PolicyError) -> [PolicyExpression<String>] {
    var texts: [PolicyExpression<String>] = []
    for element in try child(named: list)?.children(named: name) ?? [] {
      texts.append(try element.textExpression())
    }
    return texts
  }
}

extension PolicyContext {
  /// The values of several expressions.
  func evaluate<Result>(_ expressions: [PolicyExpression<Result>]) async throws -> [Result] {
    var values: [Result] = []
    for expression in expressions { values.append(try await evaluate(expression)) }
    return values
  }

  /// Checks the signature of a token by the keys of a policy and those that identity providers publish.
  ///
  /// - Returns: What the providers say of themselves.
  /// - Throws: ``TokenFailure`` for a wrong signature, and when a provider cannot be asked.
  func verify(
    _ token: SignedToken, with keys: [TokenKey], ofProvidersAt urls: [RequestURL],
    allowsUnsigned: Bool = false
  ) async throws -> [OpenIDConfiguration] {
    var providers = try await configurations(at: urls)
    if token.isUnsigned, allowsUnsigned { return providers }
    if !urls.isEmpty, !token.names(anyOf: keys + providers.flatMap(\.keys)) {
      providers = try await configurations(at: urls, refreshing: true)
    }
    try token.verify(with: keys + providers.flatMap(\.keys))
    return providers
  }

  private func configurations(
    at urls: [RequestURL], refreshing: Bool = false
  ) async throws -> [OpenIDConfiguration] {
    var configurations: [OpenIDConfiguration] = []
    for url in urls {
      do {
        configurations.append(
          try await stores.openIDConfigurations.configuration(
            at: url, refreshing: refreshing, in: environment))
      } catch {
        try Task.checkCancellation()
        throw TokenFailure.invalid("The OpenID configuration at '\(url)' cannot be obtained: \(error).")
      }
    }
    return configurations
  }
}
