extension Compiler {
  func compile(_ arguments: [Expr.Argument]) throws(ExpressionError) -> [CompiledArgument] {
    var compiled: [CompiledArgument] = []
    for argument in arguments {
      switch argument.passing {
      case .value(let expr):
        if let lambda = try lambda(ofMethodGroup: expr) {
          compiled.append(.untyped(lambda, name: argument.name))
          continue
        }
        let isUntyped = expr.isLambda || expr.isDefaultLiteral || expr.isUntypedTuple
        compiled.append(
          isUntyped ? .untyped(expr, name: argument.name) : .value(try value(expr), name: argument.name))
      case .out, .outVariable: compiled.append(.out(argument.passing, name: argument.name))
      }
    }
    return compiled
  }

  /// `int.Parse` as an argument stands for `x => int.Parse(x)`.
  private func lambda(ofMethodGroup expr: Expr) throws(ExpressionError) -> Expr? {
    guard case .member(let target, let name, _) = expr.kind, let type = try typeReference(target),
      !library.staticMethods(of: type, named: name).isEmpty
    else { return nil }
    let parameter = "method group argument"
    let argument = Expr.Argument(
      name: nil, passing: .value(Expr(kind: .name(parameter, []), offset: expr.offset)))
    let call = Expr(kind: .call(expr, [argument]), offset: expr.offset)
    let parameters = [Expr.Parameter(type: nil, name: parameter, offset: expr.offset)]
    return Expr(kind: .lambda(parameters, .expression(call)), offset: expr.offset)
  }

  /// Chooses the member that a call means.
  func resolve(
    _ candidates: [(DeclaredMember, [String: StaticType])], _ arguments: [CompiledArgument],
    typeArguments: [StaticType], name: String, at offset: Int
  ) throws(ExpressionError) -> Overload {
    var best: Overload?
    var failure: Refusal?
    for (declared, bindings) in candidates {
      for isExpanded in declared.signature.takesRest ? [false, true] : [false] {
        switch applicable(
          declared, bindings, arguments, typeArguments, isExpanded: isExpanded, name: name, at: offset)
        {
        case .applies(let overload):
          if let current = best {
            if overload.isBetter(than: current, for: arguments, in: library) { best = overload }
          } else {
            best = overload
          }
        case .refused(let refusal):
          if failure.map({ refusal.rank > $0.rank }) ?? true { failure = refusal }
        }
      }
    }
    if let best { return best }
    try refuseTooManyBodies(at: offset)
    guard let failure else { throw error("'\(name)' cannot be called", at: offset) }
    throw failure.error()
  }

  /// Why an overload does not apply; the highest rank came closest, and only its error is ever made.
  private struct Refusal {
    let error: () -> ExpressionError
    let rank: Int
  }

  private enum Application {
    case applies(Overload)
    case refused(Refusal)
  }

  private func applicable(
    _ declared: DeclaredMember, _ bindings: [String: StaticType], _ arguments: [CompiledArgument],
    _ typeArguments: [StaticType], isExpanded: Bool, name: String, at offset: Int
  ) -> Application {
    let signature = declared.signature
    func refuse(
      _ message: @escaping @autoclosure () -> String, _ rank: Int, at place: Int? = nil
    ) -> Application {
      .refused(Refusal(error: { self.error(message(), at: place ?? offset) }, rank: rank))
    }
    let shown = signature.isExtension ? arguments.count - 1 : arguments.count
    func wrongCount() -> String {
      signature.kind == .constructor
        ? "'\(declared.owner)' does not contain a constructor that takes \(shown) arguments"
        : "No overload for method '\(name)' takes \(shown) arguments"
    }
    if !typeArguments.isEmpty, typeArguments.count != signature.typeParameters.count {
      return refuse("The non-generic method '\(name)' cannot be used with type arguments", 0)
    }
    guard let places = places(of: arguments, signature, isExpanded: isExpanded) else {
      if let stranger = arguments.compactMap(\.name).first(where: { word in
        !signature.parameters.contains { $0.name == word }
      }) {
        return refuse("The best overload for '\(name)' does not have a parameter named '\(stranger)'", 1)
      }
      return refuse(wrongCount(), isExpanded ? -1 : 0)
    }
    var bindings = bindings
    for (parameter, argument) in zip(signature.typeParameters, typeArguments) {
      bindings[parameter] = argument
    }
    if typeArguments.isEmpty, !signature.typeParameters.isEmpty {
      if let error = infer(&bindings, signature, arguments, places, isExpanded: isExpanded) {
        return .refused(Refusal(error: { error }, rank: 2))
      }
      guard signature.typeParameters.allSatisfy({ bindings[$0] != nil }) else {
        return refuse(
          "The type arguments for method '\(name)' cannot be inferred from the usage. Try specifying the type "
            + "arguments explicitly.", 1)
      }
    }
    var overload = Overload(
      declared: declared, bindings: bindings, filled: [], taken: [], isExpanded: isExpanded)
    var values: [Int: Overload.Filling] = [:]
    var rest: [Operand] = []
    for (index, argument) in arguments.enumerated() {
      let parameter = signature.parameters[places[index]]
      var type = parameter.type.replacing(bindings)
      let isRest = isExpanded && parameter.mode == .rest
      if isRest, case .array(let element) = type { type = element }
      overload.taken.append(type)
      switch fit(argument, type, parameter, index) {
      case .failure(let refusal):
        if signature.isExtension, index == 0 {
          return refuse("'\(argument.type ?? .object)' does not contain a definition for '\(name)'", 0)
        }
        let number = signature.isExtension ? index : index + 1
        let wanted = type
        if let error = refusal.inside { return .refused(Refusal(error: { error }, rank: 2 + index)) }
        return refuse(
          refusal.message ?? "Argument \(number): cannot convert from '\(argument.shownType)' to '\(wanted)'",
          2 + index, at: refusal.offset)
      case .success(.argument(let operand)) where isRest: rest.append(operand)
      case .success(let filling): values[places[index]] = filling
      }
    }
    for (index, parameter) in signature.parameters.enumerated() {
      let type = parameter.type.replacing(bindings)
      if let value = values[index] {
        overload.filled.append(value)
      } else if parameter.mode == .rest, isExpanded {
        overload.filled.append(.rest(rest, type))
      } else if let standard = parameter.standard {
        let constant = Operand(standard.value.type, at: offset, standard)
        overload.filled.append(.standard(implicit(constant, to: type) ?? defaultValue(of: type, at: offset)))
      } else {
        return refuse(wrongCount(), 0)
      }
    }
    return .applies(overload)
  }

  private struct Misfit: Error {
    let offset: Int?
    let message: String?
    /// What is wrong inside a lambda.
    var inside: ExpressionError?
  }

  private func fit(
    _ argument: CompiledArgument, _ type: StaticType, _ parameter: Signature.Parameter, _ index: Int
  ) -> Result<Overload.Filling, Misfit> {
    switch argument {
    case .value(let operand, _):
      if parameter.mode == .out {
        return .failure(
          Misfit(
            offset: operand.offset, message: "Argument \(index + 1) must be passed with the 'out' keyword"))
      }
      guard let converted = implicit(operand, to: type) else {
        return .failure(Misfit(offset: operand.offset, message: nil))
      }
      return .success(.argument(converted))
    case .untyped(let expr, _):
      do throws(ExpressionError) {
        return .success(.argument(try value(expr, as: type)))
      } catch {
        let isFunction = if case .named("Func", _) = type { true } else { false }
        return .failure(Misfit(offset: expr.offset, message: nil, inside: isFunction ? error : nil))
      }
    case .out:
      guard parameter.mode == .out else {
        return .failure(
          Misfit(offset: nil, message: "Argument \(index + 1) may not be passed with the 'out' keyword"))
      }
      return .success(.out(index, type))
    }
  }

  /// The parameter each argument goes to; nil when the numbers or names do not match.
  private func places(
    of arguments: [CompiledArgument], _ signature: Signature, isExpanded: Bool
  ) -> [Int]? {
    var places: [Int] = []
    let last = signature.parameters.count - 1
    for (index, argument) in arguments.enumerated() {
      if let name = argument.name {
        guard let place = signature.parameters.firstIndex(where: { $0.name == name }), !places.contains(place)
        else {
          return nil
        }
        places.append(place)
      } else if index < signature.parameters.count {
        places.append(index)
      } else if isExpanded, last >= 0 {
        places.append(last)
      } else {
        return nil
      }
    }
    let isComplete = signature.parameters.indices.allSatisfy { index in
      places.contains(index) || signature.parameters[index].standard != nil
        || (isExpanded && signature.parameters[index].mode == .rest)
    }
    return isComplete ? places : nil
  }
}

extension CompiledArgument {
  /// Its type, as messages name it.
  fileprivate var shownType: String {
    type.map { "\($0)" } ?? (isLambda ? "lambda expression" : "<null>")
  }

  var isLambda: Bool {
    if case .untyped(let expr, _) = self { expr.isLambda } else { false }
  }
}

extension Expr {
  var isLambda: Bool {
    if case .lambda = kind { true } else { false }
  }

  var isUntypedTuple: Bool {
    if case .tuple = kind { isUntyped } else { false }
  }

  var isDefaultLiteral: Bool {
    if case .defaultValue(nil) = kind { true } else { false }
  }
}

extension Signature {
  var takesRest: Bool {
    parameters.last?.mode == .rest
  }
}
