extension Parser {
  /// `type = ( name [ "<" type { "," type } ">" ] { "." name … } | tuple-type ) { "?" | "[" "]" }`
  mutating func type() throws(ExpressionError) -> TypeSyntax {
    let start = offset
    guard let type = optionalType() else { throw error("Type expected", at: start) }
    return type
  }

  /// Reads a type if one stands here; otherwise moves nothing.
  mutating func optionalType(suffixes: Bool = true) -> TypeSyntax? {
    let start = position
    let read = try? nested({ parser throws(ExpressionError) in parser.readType(suffixes) })
    guard let type = read ?? nil else {
      reset(to: start)
      return nil
    }
    return type
  }

  private mutating func readType(_ withSuffixes: Bool) -> TypeSyntax? {
    if sees("("), let type = tupleType() { return withSuffixes ? suffixed(type) : type }
    guard case .identifier(let word) = token.kind else { return nil }
    var type = TypeSyntax(name: word, offset: offset)
    if StaticType.basic(word) != nil, name() == nil {
      advance()
    } else {
      guard let first = name() else { return nil }
      type.name = first
      advance()
      guard readArguments(of: &type) else { return nil }
      while sees("."), let next = name(ahead: 1) {
        guard type.arguments.isEmpty else { return nil }
        advance()
        advance()
        type.name += "." + next
        guard readArguments(of: &type) else { return nil }
      }
    }
    return withSuffixes ? suffixed(type) : type
  }

  private mutating func suffixed(_ type: TypeSyntax) -> TypeSyntax {
    var type = type
    while true {
      if sees("["), sees("]", ahead: 1) {
        advance()
        advance()
        type.suffixes.append(.array)
      } else if sees("["), sees(",", ahead: 1) {
        advance()
        while take(",") {}
        guard take("]") else { return type }
        type.suffixes.append(.grid)
      } else if sees("?"), type.suffixes.last != .nullable {
        advance()
        type.suffixes.append(.nullable)
      } else {
        return type
      }
    }
  }

  private mutating func readArguments(of type: inout TypeSyntax) -> Bool {
    guard sees("<") else { return true }
    guard let arguments = typeArguments() else { return false }
    type.arguments = arguments
    return true
  }

  /// `type-arguments = "<" type { "," type } ">"`; nil, moving nothing, when something else stands here.
  mutating func typeArguments() -> [TypeSyntax]? {
    let start = position
    guard take("<") else { return nil }
    var arguments: [TypeSyntax] = []
    repeat {
      guard let argument = optionalType() else {
        reset(to: start)
        return nil
      }
      arguments.append(argument)
    } while take(",")
    guard take(">") else {
      reset(to: start)
      return nil
    }
    return arguments
  }
}
