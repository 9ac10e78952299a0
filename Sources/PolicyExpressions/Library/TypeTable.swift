/// A .NET type and its members; a class, since every lookup hands it on.
final class TypeTable: Sendable {
  let name: String
  let namespace: String
  let typeParameters: [String]
  let bases: [StaticType]
  let isValueType: Bool
  /// The members behind an enumeration.
  let enumeration: EnumType?
  let members: [String: [DeclaredMember]]
  let extensions: [DeclaredMember]

  var fullName: String {
    namespace.isEmpty ? name : "\(namespace).\(name)"
  }

  /// Reads a type's first line, such as `class System.Collections.Generic.List<T> : IList<T>`, and its members.
  init(_ declaration: String, _ members: [Member]) throws(ExpressionError) {
    let source = SourceText(declaration)
    var parser = Parser(source, tokens: try Lexer.tokens(of: source))
    isValueType = parser.take(word: "struct")
    if !isValueType, !parser.take(word: "class"), !parser.take(word: "interface") {
      throw parser.error("class, struct or interface expected")
    }
    let syntax = try parser.type()
    var parts = syntax.name.split(separator: ".").map(String.init)
    name = parts.popLast() ?? syntax.name
    namespace = parts.joined(separator: ".")
    let generics = syntax.arguments.map(\.name)
    typeParameters = generics
    var bases: [StaticType] = []
    if parser.take(":") {
      repeat { bases.append(StaticType(try parser.type(), generics: generics)) } while parser.take(",")
    }
    try parser.finish()
    self.bases = bases
    enumeration = nil
    var table: [String: [DeclaredMember]] = [:]
    var extensions: [DeclaredMember] = []
    for member in members {
      let signature = try Signature(member.declaration, generics: generics)
      let declared = DeclaredMember(signature: signature, member: member, owner: name)
      table[signature.name, default: []].append(declared)
      if signature.isExtension { extensions.append(declared) }
    }
    self.members = table
    self.extensions = extensions
  }

  /// The table of an enumeration.
  init(_ type: EnumType) {
    name = type.name
    namespace = type.namespace
    typeParameters = []
    bases = []
    isValueType = true
    enumeration = type
    members = [:]
    extensions = []
  }
}
