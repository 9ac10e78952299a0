import LabTime

/// Goes through the words of a query.
struct KustoCursor {
  private let tokens: [KustoToken]
  private var place = 0
  /// The time that `now()` tells.
  let now: Instant
  /// How deep in brackets the next word stands.
  private var depth = 0

  /// How many operators may follow each other; each is a level when the expression is evaluated.
  static let lengthLimit = 200

  // Deeper is no query that a person writes.
  private static let depthLimit = 100

  init(_ query: String, now: Instant) throws(KustoError) {
    var lexer = KustoLexer(query)
    tokens = try lexer.tokens()
    self.now = now
  }

  /// The next word.
  var current: KustoToken {
    tokens.indices.contains(place)
      ? tokens[place] : KustoToken(kind: .end, text: "", line: 1, position: 0)
  }

  /// Whether nothing follows.
  var isAtEnd: Bool { current.kind == .end }

  /// Takes the next word, whatever it is.
  mutating func advance() -> KustoToken {
    defer { place += 1 }
    return current
  }

  /// Whether the next word or sign is a given one; a text in quotes never is.
  func stands(_ text: String, after offset: Int = 0) -> Bool {
    guard tokens.indices.contains(place + offset) else { return false }
    let token = tokens[place + offset]
    if case .value = token.kind { return false }
    return token.text == text
  }

  /// Takes the next word if it is a given one.
  mutating func take(_ text: String) -> Bool {
    guard stands(text) else { return false }
    place += 1
    return true
  }

  /// Takes a word that must stand here.
  mutating func expect(_ text: String) throws(KustoError) {
    guard take(text) else { throw error("'\(text)' was expected") }
  }

  /// Takes a name, also one in brackets and quotes.
  mutating func name() throws(KustoError) -> String {
    if stands("["), case .value(.string(let name)) = next(1).kind, stands("]", after: 2) {
      place += 3
      return name
    }
    guard current.kind == .name else { throw error("a name was expected") }
    return advance().text
  }

  /// A word further on.
  func next(_ offset: Int) -> KustoToken {
    tokens.indices.contains(place + offset) ? tokens[place + offset] : current
  }

  /// The query is wrong here.
  func error(_ message: String) -> KustoError { .syntax(message, at: current) }

  /// Reads what stands one level deeper.
  mutating func deeper<Result>(
    _ read: (inout KustoCursor) throws(KustoError) -> Result
  ) throws(KustoError) -> Result {
    guard depth < Self.depthLimit else { throw error("the query is nested too deep") }
    depth += 1
    defer { depth -= 1 }
    return try read(&self)
  }
}
