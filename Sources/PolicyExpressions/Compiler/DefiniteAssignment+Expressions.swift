extension DefiniteAssignment {
  mutating func walk(_ body: Expr.LambdaBody) throws(ExpressionError) {
    switch body {
    case .expression(let expr): try walk(expr)
    case .block(let statements): try walk(statements)
    }
  }

  /// Walks a condition; answers what holds where it is true and where it is false.
  mutating func test(_ condition: Expr) throws(ExpressionError) -> (yes: State, no: State) {
    switch condition.kind {
    case .literal(.bool(let truth)): return truth ? (state, .never) : (.never, state)
    case .unary("!", let operand):
      let (yes, no) = try test(operand)
      return (no, yes)
    case .binary(let first, let operations) where operations.allSatisfy({ $0.symbol == "&&" }):
      var (yes, no) = try test(first)
      for operation in operations {
        state = yes
        let next = try test(operation.operand)
        (yes, no) = (next.yes, no.joined(next.no))
      }
      return (yes, no)
    case .binary(let first, let operations) where operations.allSatisfy({ $0.symbol == "||" }):
      var (yes, no) = try test(first)
      for operation in operations {
        state = no
        let next = try test(operation.operand)
        (yes, no) = (yes.joined(next.yes), next.no)
      }
      return (yes, no)
    default:
      try walk(condition)
      return (state, state)
    }
  }

  mutating func walk(_ expr: Expr) throws(ExpressionError) {
    switch expr.kind {
    case .literal, .type, .receiver, .typeOf, .defaultValue: break
    case .name(let name, _): try read(name, at: expr.offset)
    case .interpolated(let parts):
      for case .hole(let hole, _, _) in parts { try walk(hole) }
    case .member(let target, _, _), .increment(let target, _, _), .cast(_, let target),
      .asType(let target, _),
      .checked(_, let target), .unary(_, let target):
      try walk(target)
    case .throwing(let exception):
      try walk(exception)
      state = .never
    case .isType(let operand, _, let name):
      try walk(operand)
      if let name { declare(name) }
    case .isConstant(let left, let right):
      try walk(left)
      try walk(right)
    case .call(let target, let arguments), .index(let target, let arguments):
      try walk(target)
      try walk(arguments)
    case .conditional(let target, let rest), .coalesce(let target, let rest):
      try walk(target)
      let before = state
      try walk(rest)
      state = before
    case .binary(let first, let operations):
      if operations.allSatisfy({ $0.symbol == "&&" || $0.symbol == "||" }) {
        let (yes, no) = try test(expr)
        state = yes.joined(no)
      } else {
        try walk(first)
        for operation in operations { try walk(operation.operand) }
      }
    case .ternary(let condition, let first, let second):
      let (yes, no) = try test(condition)
      state = yes
      try walk(first)
      let after = state
      state = no
      try walk(second)
      state = state.joined(after)
    case .assign(let target, let symbol, let value):
      if case .name(let name, _) = target.kind, symbol == nil {
        try walk(value)
        assign(name)
      } else {
        try walk(target)
        try walk(value)
      }
    case .new(_, let arguments, let initializer):
      try walk(arguments)
      if let initializer { try walk(initializer) }
    case .newArray(_, let size, let values):
      if let size { try walk(size) }
      for value in values ?? [] { try walk(value) }
    case .tuple(let elements):
      for element in elements { try walk(element.value) }
    case .deconstruction(let targets, let value):
      try walk(value)
      for target in targets {
        switch target {
        case .declaration(_, let name, _):
          if let name { declare(name) }
        case .assignment(let target):
          if case .name(let name, _) = target.kind { assign(name) } else { try walk(target) }
        }
      }
    case .anonymous(let members):
      for (_, value) in members { try walk(value) }
    case .lambda(let parameters, let body):
      try aside { (pass) throws(ExpressionError) in
        for name in parameters.flatMap(\.names) { pass.declare(name) }
        try pass.walk(body)
      }
    }
  }

  private mutating func walk(_ arguments: [Expr.Argument]) throws(ExpressionError) {
    var assigned: [String] = []
    for argument in arguments {
      switch argument.passing {
      case .value(let expr): try walk(expr)
      case .outVariable(_, let name, _):
        if let name { declare(name) }
      case .out(let expr):
        if case .name(let name, _) = expr.kind { assigned.append(name) } else { try walk(expr) }
      }
    }
    for name in assigned { assign(name) }
  }

  private mutating func walk(_ initializer: Expr.Initializer) throws(ExpressionError) {
    switch initializer {
    case .elements(let elements):
      for element in elements.flatMap(\.self) { try walk(element) }
    case .members(let members):
      for (target, value) in members {
        if case .index(let arguments, _) = target { try walk(arguments) }
        try walk(value)
      }
    }
  }
}
