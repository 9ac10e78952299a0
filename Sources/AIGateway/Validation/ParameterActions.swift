import PolicyExpressions

/// What a validation policy does about parameters, or header fields, of one kind.
struct ParameterActions {
  typealias Action = PolicyExpression<ValidationAction>

  private struct Override {
    let name: String
    let action: Action
  }

  private let specified: Action
  private let unspecified: Action
  private let overrides: [Override]

  /// Reads the elements that name single parameters.
  init(specified: Action, unspecified: Action, overrides elements: [PolicyElement]) throws(PolicyError) {
    self.specified = specified
    self.unspecified = unspecified
    var overrides: [Override] = []
    for element in elements {
      overrides.append(
        Override(name: try element.literal("name").lowercased(), action: try element.expression("action")))
    }
    self.overrides = overrides
  }

  /// What is wrong with the parameters that a message has; names compare without case.
  func errors(
    in given: [(name: String, values: [String])], described: [OperationParameter],
    as subject: ValidationError.Subject, _ context: PolicyContext
  ) async throws -> [ValidationError] {
    var errors: [ValidationError] = []
    for parameter in described {
      let name = parameter.name.lowercased()
      let action = try await action(for: name, else: specified, context)
      guard action != .ignore else { continue }
      let check = ParameterCheck(
        parameter: parameter, subject: subject, action: action, api: context.api?.name,
        schemas: context.deployed.schemas)
      errors += check.errors(given.first { $0.name.lowercased() == name }?.values ?? [])
    }
    for (name, _) in given where !described.contains(where: { $0.name.lowercased() == name.lowercased() }) {
      let action = try await action(for: name.lowercased(), else: unspecified, context)
      guard action != .ignore else { continue }
      let text = "Unspecified \(subject.kind) \(name) is not allowed."
      errors.append(ValidationError(name, subject, .unspecified, text, tells: text, action))
    }
    return errors
  }

  private func action(
    for name: String, else other: Action, _ context: PolicyContext
  ) async throws -> ValidationAction {
    try await context.evaluate(overrides.first { $0.name == name }?.action ?? other)
  }
}
