extension Compiler {
  /// Compiles an expression that must answer a value.
  func value(_ expr: Expr) throws(ExpressionError) -> Operand {
    let operand = try operand(expr)
    if operand.type == .void, !expr.isThrow {
      throw error("Cannot use an expression of type 'void' as a value", at: expr.offset)
    }
    return operand
  }

  /// Compiles an expression that must convert to a type.
  func value(_ expr: Expr, as type: StaticType) throws(ExpressionError) -> Operand {
    switch expr.kind {
    case .lambda(let parameters, let body):
      return try lambda(parameters, body, as: type, at: expr.offset)
    case .defaultValue(nil):
      return defaultValue(of: type, at: expr.offset)
    case .tuple(let elements):
      guard case .tuple(let wanted) = type.underlying, wanted.count == elements.count else {
        return try convert(value(expr), to: type)
      }
      return try tuple(elements, as: wanted.map(\.type), at: expr.offset).viewed(as: type)
    case .throwing:
      return try operand(expr).viewed(as: type)
    case .ternary(let condition, let yes, let no) where yes.isUntyped || no.isUntyped:
      let test = try value(condition, as: .bool)
      return ternary(test, try value(yes, as: type), try value(no, as: type), at: expr.offset)
    default:
      return try convert(value(expr), to: type)
    }
  }

  func operand(_ expr: Expr) throws(ExpressionError) -> Operand {
    let offset = expr.offset
    switch expr.kind {
    case .literal(let constant): return Operand(constant.value.type, at: offset, constant)
    case .interpolated(let parts): return try interpolated(parts, at: offset)
    case .name(let name, _): return try variable(name, at: offset)
    case .type(let type):
      throw error("Invalid expression term '\(type.name)'", at: offset)
    case .member(let target, let name, _): return try member(of: target, name, at: offset)
    case .conditional(let target, let rest): return try conditional(target, rest, at: offset)
    case .receiver:
      guard let receiver = receivers.last else { throw error("Invalid expression term '.'", at: offset) }
      return receiver
    case .call(let target, let arguments): return try call(target, arguments, at: offset)
    case .index(let target, let arguments): return try index(target, arguments, at: offset)
    case .unary(let symbol, let operand): return try unary(symbol, value(operand), at: offset)
    case .binary(let first, let operations): return try binary(first, operations)
    case .coalesce(let left, let right): return try coalesce(left, right, at: offset)
    case .ternary(let condition, let yes, let no): return try ternary(condition, yes, no, at: offset)
    case .assign(let target, let symbol, let value): return try assign(target, symbol, value, at: offset)
    case .increment(let target, let step, let prefix):
      return try increment(target, by: step, prefix: prefix, at: offset)
    case .cast(let syntax, let lambda) where lambda.isLambda: return try value(lambda, as: type(syntax))
    case .cast(let syntax, let operand): return try cast(self.value(operand), to: type(syntax), at: offset)
    case .asType(let operand, let syntax): return try asType(self.value(operand), type(syntax), at: offset)
    case .isType(let operand, let syntax, let name):
      return try isType(self.value(operand), type(syntax), name, at: offset)
    case .isConstant(let left, let right):
      return try isConstant(self.value(left), self.value(right), at: offset)
    case .new(let syntax, let arguments, let initializer):
      return try new(type(syntax), arguments, initializer, at: offset)
    case .newArray(let element, let size, let values): return try newArray(element, size, values, at: offset)
    case .anonymous(let members): return try anonymous(members, at: offset)
    case .tuple(let elements): return try tuple(elements, at: offset)
    case .deconstruction(let targets, let value): return try deconstruct(targets, value, at: offset)
    case .lambda: throw error("Cannot assign lambda expression to an implicitly-typed variable", at: offset)
    case .typeOf(let syntax): return try typeOf(type(syntax), at: offset)
    case .defaultValue(let syntax):
      guard let syntax else { throw error("There is no target type for the default literal", at: offset) }
      return try defaultValue(of: type(syntax), at: offset)
    case .checked(let isChecked, let inner):
      return try checked(isChecked) { () throws(ExpressionError) in try value(inner) }
    case .throwing(let exception): return try throwing(exception, at: offset)
    }
  }

  func checked<T>(_ isChecked: Bool, _ body: () throws(ExpressionError) -> T) throws(ExpressionError) -> T {
    let before = self.isChecked
    let depth = uncheckedDepth
    self.isChecked = isChecked
    uncheckedDepth = isChecked ? 0 : depth + 1
    defer {
      self.isChecked = before
      uncheckedDepth = depth
    }
    return try body()
  }

  /// Finds the type that was written.
  func type(_ syntax: TypeSyntax) throws(ExpressionError) -> StaticType {
    var arguments: [StaticType] = []
    for argument in syntax.arguments { arguments.append(try type(argument)) }
    let found = try tupleType(syntax, arguments) ?? library.type(named: syntax.name, arguments: arguments)
    guard var type = found else {
      let shown = syntax.name.split(separator: ".").last.map(String.init) ?? syntax.name
      if ["decimal", "float", "ulong", "ushort", "sbyte"].contains(syntax.name) {
        throw error("The type '\(shown)' is not available in policy expressions here", at: syntax.offset)
      }
      throw error(
        "The type or namespace name '\(shown)' could not be found (are you missing a using directive or an "
          + "assembly reference?)", at: syntax.offset)
    }
    for suffix in syntax.suffixes {
      if suffix == .grid {
        throw error(Parser.gridMessage, at: syntax.offset, hint: Parser.gridHint)
      }
      if suffix == .array {
        type = .array(type)
      } else {
        guard library.isValueType(type), !type.isNullable else {
          throw error(
            "Only value types can be nullable here; '\(type)' already can be null", at: syntax.offset)
        }
        type = .nullable(type)
      }
    }
    return type
  }

  /// Reads a variable, or answers a constant or `context`.
  func variable(_ name: String, at offset: Int) throws(ExpressionError) -> Operand {
    guard let (meaning, levels) = function.find(name) else {
      if name == "context" { return Operand(context, at: offset) { .object($0.scope.context) } }
      throw error("The name '\(name)' does not exist in the current context", at: offset)
    }
    switch meaning {
    case .variable(let type, let slot, _): return read(slot, levels, type, at: offset)
    case .constant(let operand):
      return Operand(operand.type, at: offset, constant: operand.constant, operand.code)
    case .range(let type, let slot, let member):
      return rangeVariable(read(slot, levels, type, at: offset), member)
    case .function(let function): return methodGroup(function, levels, at: offset)
    }
  }

  func read(_ slot: Int, _ levels: Int, _ type: StaticType, at offset: Int) -> Operand {
    if levels == 0 { return Operand(type, at: offset) { $0.slots[slot] } }
    return Operand(type, at: offset) { $0.out(levels).slots[slot] }
  }

  func defaultValue(of type: StaticType, at offset: Int) -> Operand {
    let code = defaultCode(of: type)
    return Operand(type, at: offset, constant: Constant.standard(of: type), code)
  }

  func defaultCode(of type: StaticType) -> Code {
    if let constant = Constant.standard(of: type) { return constant.code }
    let library = library
    return { _ in library.defaultValue(of: type) }
  }

  private func interpolated(_ parts: [Expr.Interpolation], at offset: Int) throws(ExpressionError) -> Operand
  {
    var codes: [Code] = []
    for part in parts {
      switch part {
      case .text(let text): codes.append { _ in .string(text) }
      case .hole(let expr, let alignment, let format):
        let operand = try value(expr)
        let code = operand.code
        if alignment == 0, format == nil {
          codes.append(code)
        } else {
          codes.append { frame in
            let text = try CompositeFormat.text(of: code(frame), format: format)
            try frame.scope.afford(Int(alignment.magnitude))
            return .string(CompositeFormat.align(text, to: Int(alignment)))
          }
        }
      }
    }
    return concatenation(codes, at: offset)
  }

  /// Code that joins what several pieces of code answer; null counts as nothing.
  func concatenation(_ codes: [Code], at offset: Int) -> Operand {
    Operand(.string, at: offset) { frame in
      var text = ""
      for code in codes {
        let piece: String
        switch try code(frame) {
        case .string(let text): piece = text
        case .null: continue
        case let value: piece = try value.text()
        }
        try frame.scope.allocate(piece.utf8.count)
        text += piece
      }
      return .string(text)
    }
  }
}

extension Expr {
  /// Whether the type of the expression depends on where it stands.
  var isUntyped: Bool {
    switch kind {
    case .lambda, .defaultValue(nil), .throwing, .literal(.null): true
    case .tuple(let elements): elements.contains(where: \.value.isUntyped)
    default: false
    }
  }

  var isThrow: Bool {
    if case .throwing = kind { true } else { false }
  }
}

extension Constant {
  /// The value variables of a type start with, when it can be a constant.
  static func standard(of type: StaticType) -> Constant? {
    switch type {
    case .bool: .bool(false)
    case .char: .char(0)
    case .sbyte: .sbyte(0)
    case .byte: .byte(0)
    case .short: .short(0)
    case .ushort: .ushort(0)
    case .int: .int(0)
    case .uint: .uint(0)
    case .long: .long(0)
    case .ulong: .ulong(0)
    case .float: .float(0)
    case .double: .double(0)
    case .decimal: .decimal(NetDecimal(0 as UInt128))
    case .string, .object, .null, .array, .nullable, .anonymous: .null
    default: nil
    }
  }
}

extension Library {
  /// The value variables of a type start with.
  func defaultValue(of type: StaticType) -> Value {
    if let constant = Constant.standard(of: type) { return constant.value }
    if case .tuple(let elements) = type {
      let types = elements.map(\.type)
      return .object(TupleObject(types.map(defaultValue(of:)), of: types))
    }
    guard case .named(let name, _) = type, let table = table(name), table.isValueType else { return .null }
    if let enumeration = table.enumeration { return .enumeration(EnumValue(type: enumeration, raw: 0)) }
    switch name {
    case "DateTime": return .dateTime(.minimum)
    case "DateTimeOffset": return .dateTimeOffset(.minimum)
    case "TimeSpan": return .timeSpan(TimeSpan(ticks: 0))
    case "Guid": return .guid(.empty)
    default: return .null
    }
  }
}
