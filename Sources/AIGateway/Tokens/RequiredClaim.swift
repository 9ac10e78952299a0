import OpenAI
import PolicyExpressions

/// One `<claim>` of `<required-claims>`.
struct RequiredClaim: Sendable {
  private enum Match: String, CaseIterable {
    case all, any
  }

  private let name: PolicyExpression<String>
  private let match: Match
  private let separator: PolicyExpression<String>?
  private let values: [PolicyExpression<String>]

  init(_ element: PolicyElement) throws(PolicyError) {
    name = try element.expression("name")
    match = try element.choice("match", default: .all)
    separator = try element.optionalExpression("separator")
    var values: [PolicyExpression<String>] = []
    for value in element.children(named: "value") { values.append(try value.textExpression()) }
    self.values = values
  }

  /// The claims of a `<required-claims>` that an element may have.
  static func all(in element: PolicyElement) throws(PolicyError) -> [RequiredClaim] {
    var claims: [RequiredClaim] = []
    for claim in try element.child(named: "required-claims")?.children(named: "claim") ?? [] {
      claims.append(try RequiredClaim(claim))
    }
    return claims
  }

  /// The claim with its expressions evaluated.
  func expected(_ context: PolicyContext) async throws -> Expected {
    var texts: [String] = []
    for value in values { texts.append(try await context.evaluate(value)) }
    let separator = if let separator { try await context.evaluate(separator) } else { String?.none }
    return Expected(
      name: try await context.evaluate(name), needsAll: match == .all, separator: separator, values: texts)
  }

  /// What a claim must be for one request.
  struct Expected {
    let name: String
    let needsAll: Bool
    let separator: String?
    /// None when it is enough that the claim is there.
    let values: [String]

    /// Holds the values of a token's claim against what is expected.
    func check(_ given: [String]) throws(TokenFailure) {
      if values.isEmpty { return }
      var parts = given
      if let separator, !separator.isEmpty {
        parts = given.flatMap { $0.split(separator: separator).map(String.init) }
      }
      let isMet = needsAll ? values.allSatisfy(parts.contains) : values.contains(where: parts.contains)
      guard isMet else { throw .claimNotAllowed(name, given) }
    }
  }
}

extension JSON {
  /// The texts of a claim, as the `Jwt` of expressions has them: numbers and truth values too, arrays flattened,
  /// objects as JSON.
  var claimTexts: [String] {
    switch self {
    case .string(let text): [text]
    case .array(let elements): elements.flatMap(\.claimTexts)
    case .null, .bool, .number, .object: ["\(self)"]
    }
  }
}
