/// Reads tokens into expressions and statements. Above each function stands its grammar rule.
struct Parser {
  let source: SourceText
  private let tokens: [Token]
  private(set) var position = 0
  private(set) var depth = 0
  /// Whether the words of queries are keywords here.
  var isInQuery = false

  /// How deep brackets and blocks may stand in one another.
  static let deepest = 128
  /// How many operators or members may follow one another in one expression.
  static let longestChain = 1000

  /// The most members in a row, each of which is a level of the tree: fewer deep inside, so that all levels together
  /// stay far from the end of the stack.
  var longestMembers: Int { depth < 24 ? 160 : 24 }

  init(_ source: SourceText, tokens: [Token], depth: Int = 0) {
    self.source = source
    self.tokens = tokens
    self.depth = depth
  }

  var token: Token { look(0) }

  func look(_ ahead: Int) -> Token {
    let index = min(position + ahead, tokens.count - 1)
    return tokens.indices.contains(index) ? tokens[index] : Token(kind: .end, range: 0..<0)
  }

  var offset: Int { token.range.lowerBound }

  /// Where the previous token ended: the place of whatever is missing after it.
  private var endOfPrevious: Int {
    position > 0 && position <= tokens.count ? tokens[position - 1].range.upperBound : offset
  }

  mutating func advance() {
    if position < tokens.count - 1 { position += 1 }
  }

  mutating func reset(to position: Int) {
    self.position = position
  }

  func sees(_ symbol: String, ahead: Int = 0) -> Bool {
    look(ahead).kind == .symbol(symbol)
  }

  func sees(word: String, ahead: Int = 0) -> Bool {
    look(ahead).kind == .identifier(word)
  }

  mutating func take(_ symbol: String) -> Bool {
    guard sees(symbol) else { return false }
    advance()
    return true
  }

  mutating func take(word: String) -> Bool {
    guard sees(word: word) else { return false }
    advance()
    return true
  }

  mutating func expect(_ symbol: String) throws(ExpressionError) {
    guard take(symbol) else { throw source.error("\(symbol) expected", at: endOfPrevious) }
  }

  func error(_ message: String, hint: String? = nil, at offset: Int? = nil) -> ExpressionError {
    source.error(message, at: offset ?? self.offset, hint: hint)
  }

  /// Counts one level of nesting around a rule.
  mutating func nested<T>(
    _ rule: (inout Parser) throws(ExpressionError) -> T
  ) throws(ExpressionError) -> T {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else {
      throw error("The expression is nested more than \(Self.deepest) levels deep")
    }
    return try rule(&self)
  }

  /// A parser for the tokens of a hole, as deep as this one.
  func inner(_ tokens: [Token]) -> Parser {
    var parser = Parser(source, tokens: tokens, depth: depth)
    parser.isInQuery = isInQuery
    return parser
  }

  private static let reserved: Set<String> = [
    "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const",
    "continue", "decimal", "default", "delegate", "do", "double", "else", "enum", "event", "explicit",
    "extern",
    "false", "finally", "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int",
    "interface",
    "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out", "override",
    "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short",
    "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof",
    "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
  ]

  /// The identifier at a position; nil for keywords.
  func name(ahead: Int = 0) -> String? {
    guard case .identifier(let word) = look(ahead).kind else { return nil }
    if word.hasPrefix("@") { return String(word.dropFirst()) }
    return Self.reserved.contains(word) || isQueryWord(word) ? nil : word
  }

  /// `identifier = letter-or-underscore { letter-or-digit }`, no keyword unless after `@`
  mutating func identifier() throws(ExpressionError) -> String {
    guard let name = name() else {
      if case .identifier(let word) = token.kind {
        throw error("Identifier expected; '\(word)' is a keyword")
      }
      throw error("Identifier expected", at: endOfPrevious)
    }
    advance()
    return name
  }

  /// Requires that everything was read.
  func finish() throws(ExpressionError) {
    switch token.kind {
    case .end: return
    case .symbol(let symbol) where [")", "]", "}", ","].contains(symbol):
      throw error("Unexpected token '\(symbol)'")
    default: throw error("Syntax error, unexpected text after the expression")
    }
  }

  /// The token as the C# compiler quotes it.
  var tokenText: String {
    if case .end = token.kind { return token.range.isEmpty ? "" : source.text(token.range) }
    return source.text(token.range)
  }
}
