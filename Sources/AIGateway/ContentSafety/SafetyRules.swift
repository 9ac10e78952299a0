import PolicyExpressions

/// What `llm-content-safety` looks for, by its child elements.
struct SafetyRules: Sendable {
  private struct Rule: Sendable {
    let category: PolicyExpression<SafetyCategory>
    let threshold: PolicyExpression<Int>
  }

  private let scale: PolicyExpression<SafetyScale>?
  private let rules: [Rule]
  private let blocklists: [PolicyExpression<String>]

  /// The rules with their expressions evaluated.
  struct Values: Sendable {
    let scale: SafetyScale
    /// From this severity on a text is refused.
    let thresholds: [(category: SafetyCategory, severity: Int)]
    let blocklists: [String]
  }

  init(_ element: PolicyElement) throws(PolicyError) {
    var rules: [Rule] = []
    let categories = try element.child(named: "categories")
    scale = try categories?.optionalExpression("output-type")
    for category in categories?.children(named: "category") ?? [] {
      let rule = Rule(
        category: try category.expression("name"), threshold: try category.expression("threshold"))
      if let threshold = rule.threshold.literal, !Self.severities.contains(threshold) {
        throw category.error(
          at: "threshold", "threshold is \(threshold)", hint: "a number from 0 to 7 was expected")
      }
      rules.append(rule)
    }
    if let categories, rules.isEmpty {
      throw categories.error(
        "<categories> names no category", hint: "add <category name=\"Hate\" threshold=\"4\" />")
    }
    var blocklists: [PolicyExpression<String>] = []
    for id in try element.child(named: "blocklists")?.children(named: "id") ?? [] {
      blocklists.append(try id.textExpression())
    }
    self.rules = rules
    self.blocklists = blocklists
  }

  func evaluate(_ context: PolicyContext) async throws -> Values {
    let scale: SafetyScale = if let scale { try await context.evaluate(scale) } else { .four }
    var thresholds: [(category: SafetyCategory, severity: Int)] = []
    for rule in rules {
      let threshold = try await context.evaluate(rule.threshold)
      guard Self.severities.contains(threshold) else {
        throw PolicyFailure.internalError(
          reason: "ExpressionValueEvaluationFailure",
          detail: "The threshold \(threshold) is not a severity: 0 to 7 was expected.")
      }
      thresholds.append((try await context.evaluate(rule.category), threshold))
    }
    var blocklists: [String] = []
    for id in self.blocklists { blocklists.append(try await context.evaluate(id)) }
    return Values(scale: scale, thresholds: thresholds, blocklists: blocklists)
  }

  private static let severities = 0...7
}
