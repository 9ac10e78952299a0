/// The declaration of a member, read from one line of C#.
///
/// `string Substring(int startIndex, int length)`, `static bool TryParse(string s, out int result)`,
/// `T As<T>(bool preserveContent = false)`, `int Length`, `char this[int index]`, `new(string uri)`,
/// `static R First<R>(this IEnumerable<R> source)`.
struct Signature: Sendable {
  enum Kind: Sendable {
    case property
    case method
    case indexer
    case constructor
  }

  struct Parameter: Sendable {
    enum Mode: Sendable {
      case value
      case out
      /// `params`: takes any number of arguments.
      case rest
    }

    let name: String
    let type: StaticType
    let mode: Mode
    /// The value when the caller gives none.
    let standard: Constant?
  }

  let kind: Kind
  let name: String
  let result: StaticType
  let isStatic: Bool
  /// Whether the first parameter is the receiver, marked `this`.
  let isExtension: Bool
  let typeParameters: [String]
  let parameters: [Parameter]
}

extension Signature {
  /// Reads a declaration; `generics` are the type parameters of the type around it.
  init(_ text: String, generics: [String] = []) throws(ExpressionError) {
    let source = SourceText(text)
    var parser = Parser(source, tokens: try Lexer.tokens(of: source))
    self = try parser.signature(generics: generics)
    try parser.finish()
  }
}

extension Parser {
  /// `signature = [ "static" ] ( "new" | type ( "this" | name [ "<" names ">" ] ) ) [ parameters ]`
  fileprivate mutating func signature(generics: [String]) throws(ExpressionError) -> Signature {
    let isStatic = take(word: "static")
    if take(word: "new") {
      try expect("(")
      let (parameters, _) = try parameters(until: ")", generics: generics)
      return Signature(
        kind: .constructor, name: "new", result: .void, isStatic: true, isExtension: false,
        typeParameters: [],
        parameters: parameters)
    }
    let resultSyntax = try type()
    if take(word: "this") {
      try expect("[")
      let (parameters, _) = try parameters(until: "]", generics: generics)
      return Signature(
        kind: .indexer, name: "this", result: StaticType(resultSyntax, generics: generics), isStatic: false,
        isExtension: false, typeParameters: [], parameters: parameters)
    }
    let name = try identifier()
    let own = typeArguments()?.map(\.name) ?? []
    let result = StaticType(resultSyntax, generics: generics + own)
    guard take("(") else {
      return Signature(
        kind: .property, name: name, result: result, isStatic: isStatic, isExtension: false,
        typeParameters: [],
        parameters: [])
    }
    let (parameters, isExtension) = try parameters(until: ")", generics: generics + own)
    return Signature(
      kind: .method, name: name, result: result, isStatic: isStatic, isExtension: isExtension,
      typeParameters: own, parameters: parameters)
  }

  /// `parameters = { [ "this" | "out" | "params" ] type name [ "=" constant ] "," }`
  private mutating func parameters(
    until closing: String, generics: [String]
  ) throws(ExpressionError) -> ([Signature.Parameter], isExtension: Bool) {
    var parameters: [Signature.Parameter] = []
    var isExtension = false
    while !sees(closing) {
      if take(word: "this") { isExtension = true }
      let mode: Signature.Parameter.Mode = take(word: "out") ? .out : take(word: "params") ? .rest : .value
      let type = StaticType(try type(), generics: generics)
      let name = try identifier()
      var standard: Constant?
      if take("=") {
        guard case .literal(let constant) = try expression().kind else { throw error("Constant expected") }
        standard = constant
      }
      parameters.append(.init(name: name, type: type, mode: mode, standard: standard))
      guard take(",") else { break }
    }
    try expect(closing)
    return (parameters, isExtension)
  }
}

extension StaticType {
  /// The type a declaration of the library names; names that are no keywords and no type parameters are types.
  init(_ syntax: TypeSyntax, generics: [String]) {
    var type: StaticType
    if generics.contains(syntax.name) {
      type = .parameter(syntax.name)
    } else {
      let name = syntax.name.split(separator: ".").last.map(String.init) ?? syntax.name
      type = .basic(name) ?? .named(name, syntax.arguments.map { StaticType($0, generics: generics) })
    }
    for suffix in syntax.suffixes { type = suffix == .array ? .array(type) : .nullable(type) }
    self = type
  }

  /// The type with type parameters replaced.
  func replacing(_ bindings: [String: StaticType]) -> StaticType {
    guard !bindings.isEmpty else { return self }
    switch self {
    case .parameter(let name): return bindings[name] ?? self
    case .array(let element): return .array(element.replacing(bindings))
    case .nullable(let type): return .nullable(type.replacing(bindings))
    case .named(let name, let arguments): return .named(name, arguments.map { $0.replacing(bindings) })
    default: return self
    }
  }
}
