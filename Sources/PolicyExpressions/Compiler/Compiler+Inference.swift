extension Compiler {
  /// Finds what type parameters stand for: first from the values, then from what lambdas answer.
  ///
  /// Answers why a lambda does not compile, when one does not.
  func infer(
    _ bindings: inout [String: StaticType], _ signature: Signature, _ arguments: [CompiledArgument],
    _ places: [Int], isExpanded: Bool
  ) -> ExpressionError? {
    for (index, argument) in arguments.enumerated() {
      guard let type = argument.type else { continue }
      let parameter = signature.parameters[places[index]]
      var wanted = parameter.type
      if isExpanded, parameter.mode == .rest, case .array(let element) = wanted { wanted = element }
      bind(wanted, type, &bindings)
    }
    for (index, argument) in arguments.enumerated() {
      guard case .untyped(let expr, _) = argument, case .lambda(let parameters, let body) = expr.kind else {
        continue
      }
      guard case .named("Func", let types) = signature.parameters[places[index]].type,
        let result = types.last,
        types.count == parameters.count + 1
      else { continue }
      let inputs = types.dropLast().map { $0.replacing(bindings) }
      guard !inputs.contains(where: \.isOpen), result.isOpen else { continue }
      do throws(ExpressionError) {
        bind(result, try lambdaResult(parameters, body, inputs, at: expr.offset), &bindings)
      } catch {
        return error
      }
    }
    return nil
  }

  /// Matches a declared type against an actual one.
  private func bind(_ wanted: StaticType, _ actual: StaticType, _ bindings: inout [String: StaticType]) {
    switch (wanted, actual) {
    case (.parameter(let name), _):
      if let bound = bindings[name] {
        // Two different types: the one the other converts to.
        let other = Operand(bound, at: 0) { _ in .null }
        if bound != actual, implicit(other, to: actual) != nil { bindings[name] = actual }
      } else {
        bindings[name] = actual
      }
    case (.array(let element), .array(let actualElement)): bind(element, actualElement, &bindings)
    case (.nullable(let element), _): bind(element, actual.underlying, &bindings)
    case (.named(let name, let arguments), _):
      guard arguments.contains(where: \.isOpen),
        case .named(_, let found)? = library.view(of: actual, as: name)
      else {
        return
      }
      for (argument, type) in zip(arguments, found) { bind(argument, type, &bindings) }
    default: return
    }
  }
}

extension StaticType {
  /// Whether a type parameter is left in it.
  var isOpen: Bool {
    switch self {
    case .parameter: true
    case .array(let type), .nullable(let type): type.isOpen
    case .named(_, let arguments): arguments.contains(where: \.isOpen)
    default: false
    }
  }
}
