/// A type as written: `System.Collections.Generic.List<string>[]?`.
struct TypeSyntax: Sendable, Hashable {
  /// The dotted name; `var` where the type is to be inferred.
  var name: String
  var arguments: [TypeSyntax] = []
  /// The names of a tuple's elements, whose types are ``arguments``.
  var names: [String?] = []
  /// What follows, from left to right.
  var suffixes: [Suffix] = []
  /// Where it stands, in bytes.
  var offset: Int

  enum Suffix: Sendable {
    case array
    /// `[,]`
    case grid
    case nullable
  }

  /// The name of tuples in .NET.
  static let tuple = "System.ValueTuple"

  var isVar: Bool {
    name == "var" && arguments.isEmpty && suffixes.isEmpty
  }
}
