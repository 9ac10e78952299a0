/// One member that a call may mean, with the arguments it would get.
struct Overload {
  let declared: DeclaredMember
  /// What the type parameters stand for.
  var bindings: [String: StaticType]
  /// For every parameter, what fills it.
  var filled: [Filling]
  /// The parameter each argument goes to, with its type, in the order of the arguments.
  var taken: [StaticType]
  /// Whether `params` takes single arguments.
  let isExpanded: Bool

  enum Filling {
    case argument(Operand)
    case rest([Operand], StaticType)
    case standard(Operand)
    case out(Int, StaticType)
  }

  /// Whether this overload is better than another for the same arguments, as C# has it.
  func isBetter(than other: Overload, for arguments: [CompiledArgument], in library: Library) -> Bool {
    var better = false
    for (index, argument) in arguments.enumerated() where index < taken.count && index < other.taken.count {
      let mine = taken[index]
      let theirs = other.taken[index]
      if mine == theirs { continue }
      let type = argument.type
      if type == mine {
        better = true
      } else if type == theirs {
        return false
      } else if Self.converts(mine, theirs, library) || Self.isSigned(mine, beside: theirs) {
        better = true
      } else if Self.converts(theirs, mine, library) || Self.isSigned(theirs, beside: mine) {
        return false
      }
    }
    if better { return true }
    let generic = !declared.signature.typeParameters.isEmpty
    let otherGeneric = !other.declared.signature.typeParameters.isEmpty
    if generic != otherGeneric { return !generic }
    if isExpanded != other.isExpanded { return !isExpanded }
    return defaults < other.defaults
  }

  private var defaults: Int {
    filled.count { if case .standard = $0 { true } else { false } }
  }

  /// Whether C# prefers a signed type to an unsigned one that it does not convert to.
  private static func isSigned(_ type: StaticType, beside other: StaticType) -> Bool {
    switch type {
    case .sbyte: [.byte, .ushort, .uint, .ulong].contains(other)
    case .short: [.ushort, .uint, .ulong].contains(other)
    case .int: [.uint, .ulong].contains(other)
    case .long: other == .ulong
    default: false
    }
  }

  private static func converts(_ from: StaticType, _ to: StaticType, _ library: Library) -> Bool {
    if Numbers.widening(from: from, to: to) != nil || to == .nullable(from) { return true }
    return to != from && (to == .object || library.isSubtype(from, of: to))
  }
}

/// An argument of a call, compiled as far as it can be without knowing the parameter.
enum CompiledArgument {
  case value(Operand, name: String?)
  /// A lambda, `default`: it takes its type from the parameter.
  case untyped(Expr, name: String?)
  /// `out`: an existing variable, or one to declare.
  case out(Expr.Argument.Passing, name: String?)

  var name: String? {
    switch self {
    case .value(_, let name), .untyped(_, let name), .out(_, let name): name
    }
  }

  /// The type, when it has one of its own.
  var type: StaticType? {
    if case .value(let operand, _) = self, operand.type != .null { operand.type } else { nil }
  }
}
