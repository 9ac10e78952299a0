/// An expression as written, and where it stands.
struct Expr: Sendable {
  let kind: Kind
  /// Where it stands, in bytes: the operator of an operation, the name of a member.
  let offset: Int

  indirect enum Kind: Sendable {
    /// `1`, `"text"`, `'c'`, `true`, `null`
    case literal(Constant)
    /// `$"text {hole,alignment:format}"`
    case interpolated([Interpolation])
    /// `name` or `name<T>`
    case name(String, [TypeSyntax])
    /// `string`, `int`: a keyword that names a type
    case type(TypeSyntax)
    /// `target.name` or `target.name<T>`
    case member(Expr, String, [TypeSyntax])
    /// `target?.rest`, `target?[rest]`: the rest starts from ``receiver``
    case conditional(Expr, Expr)
    /// What stands before the `?.` around it
    case receiver
    /// `target(arguments)`
    case call(Expr, [Argument])
    /// `target[arguments]`
    case index(Expr, [Argument])
    /// `-x`, `!x`, `~x`, `+x`
    case unary(String, Expr)
    /// `first op second op third`: operators of one level, from left to right
    case binary(Expr, [Operation])
    /// `left ?? right`
    case coalesce(Expr, Expr)
    /// `condition ? yes : no`
    case ternary(Expr, Expr, Expr)
    /// `target = value`, `target += value`
    case assign(Expr, String?, Expr)
    /// `x++`, `--x`
    case increment(Expr, by: Int32, prefix: Bool)
    /// `(T)x`
    case cast(TypeSyntax, Expr)
    /// `x as T`
    case asType(Expr, TypeSyntax)
    /// `x is T name`
    case isType(Expr, TypeSyntax, String?)
    /// `x is null`, `x is 5`
    case isConstant(Expr, Expr)
    /// `new T(arguments) { initializer }`
    case new(TypeSyntax, [Argument], Initializer?)
    /// `new T[n]`, `new T[] { … }`, `new[] { … }`
    case newArray(TypeSyntax?, size: Expr?, [Expr]?)
    /// `new { a = 1, b }`
    case anonymous([(name: String, value: Expr)])
    /// `(a, name: b)`
    case tuple([TupleElement])
    /// `var (a, b) = x`, `(int a, b) = x`
    case deconstruction([DeconstructionTarget], Expr)
    /// `x => …`
    case lambda([Parameter], LambdaBody)
    /// `typeof(T)`
    case typeOf(TypeSyntax)
    /// `default(T)` or `default`
    case defaultValue(TypeSyntax?)
    /// `checked(x)`, `unchecked(x)`
    case checked(Bool, Expr)
    /// `throw x`
    case throwing(Expr)
  }

  /// One hole or piece of text of an interpolated string.
  enum Interpolation: Sendable {
    case text(String)
    case hole(Expr, alignment: Int32, format: String?)
  }

  struct Operation: Sendable {
    let symbol: String
    let operand: Expr
    let offset: Int
  }

  struct Argument: Sendable {
    let name: String?
    let passing: Passing

    enum Passing: Sendable {
      case value(Expr)
      /// `out name`
      case out(Expr)
      /// `out var name`; no name for `out _`
      case outVariable(TypeSyntax, String?, Int)
    }
  }

  /// A parameter of a lambda or local function.
  struct Parameter: Sendable {
    let type: TypeSyntax?
    let name: String
    let offset: Int
    var value: Expr?
    /// In a lambda that a query stands for: the range variables it takes. One is the argument itself, several are
    /// the members of an anonymous object, which C# calls a transparent identifier.
    var range: [RangeVariable]?

    /// The names it declares.
    var names: [String] { range?.map(\.name) ?? [name] }
  }

  struct TupleElement: Sendable {
    let name: String?
    let value: Expr
  }

  /// Where an element of a deconstructed tuple goes.
  enum DeconstructionTarget: Sendable {
    /// `type name`; no name for `_`
    case declaration(TypeSyntax, String?, Int)
    case assignment(Expr)
  }

  /// What `from`, `let`, `join` and `into` declare in a query.
  struct RangeVariable: Sendable {
    let name: String
    let offset: Int
  }

  enum LambdaBody: Sendable {
    case expression(Expr)
    case block([Stmt])
  }

  /// `{ … }` after `new T`
  enum Initializer: Sendable {
    /// `{ a, b }` and `{ { k, v } }`: calls of Add
    case elements([[Expr]])
    /// `{ Name = value }` and `{ [key] = value }`
    case members([(target: MemberTarget, value: Expr)])
  }

  enum MemberTarget: Sendable {
    case name(String, Int)
    case index([Argument], Int)
  }
}
