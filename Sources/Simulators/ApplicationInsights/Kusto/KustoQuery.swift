import LabTime

/// A query: a table, and operators that each make another of it.
///
/// It is answered while it is read, so that each operator's columns are known when its expressions are.
/// Source: the Kusto query language reference; what is not known here is an error, never skipped.
struct KustoQuery {
  private let tables: (String) -> KustoTable?
  private var cursor: KustoCursor

  /// - Parameter tables: The table of a name.
  init(_ text: String, now: Instant, tables: @escaping (String) -> KustoTable?) throws(KustoError) {
    self.tables = tables
    cursor = try KustoCursor(text, now: now)
  }

  /// The answer.
  mutating func run() throws(KustoError) -> KustoTable {
    let table = try pipeline()
    _ = cursor.take(";")
    guard cursor.isAtEnd else { throw cursor.error("nothing was expected here") }
    return table
  }

  // pipeline = table { "|" operator }
  private mutating func pipeline() throws(KustoError) -> KustoTable {
    let name = try cursor.name()
    guard var table = tables(name) else {
      throw .semantic(
        "SEM0100", "'\(name)' operator: Failed to resolve table or column expression named '\(name)'")
    }
    while cursor.take("|") { table = try applyOperator(to: table) }
    return table
  }

  private mutating func applyOperator(to table: KustoTable) throws(KustoError) -> KustoTable {
    let word = cursor.advance()
    switch word.text {
    case "where", "filter":
      let condition = try cursor.expression(table)
      return KustoTable(columns: table.columns, rows: table.rows.filter { condition.value($0).isTrue })
    case "extend": return try table.extended(by: cursor.namedExpressions(table))
    case "project": return try table.projected(to: cursor.namedExpressions(table))
    case "project-away": return table.without(try columns(of: table))
    case "project-rename": return try table.renamed(cursor.namedExpressions(table))
    case "summarize": return try cursor.summary(of: table)
    case "distinct":
      if cursor.take("*") { return table.distinct }
      return try table.projected(to: cursor.namedExpressions(table)).distinct
    case "count":
      return KustoTable(
        columns: [KustoTable.Column(name: "Count", type: "long")], rows: [[.long(table.rows.count)]])
    case "take", "limit": return table.first(try count())
    case "order", "sort":
      try cursor.expect("by")
      return try cursor.sorted(table)
    case "top":
      let count = try count()
      try cursor.expect("by")
      return try cursor.sorted(table).first(count)
    case "join": return try join(table)
    // A chart is the client's business; the rows stay as they are.
    case "render":
      _ = try cursor.name()
      return table
    default: throw .syntax("'\(word.text)' is no operator that is known here", at: word)
    }
  }

  private mutating func columns(of table: KustoTable) throws(KustoError) -> [String] {
    var names: [String] = []
    repeat {
      let name = try cursor.name()
      guard table.index(of: name) != nil else {
        throw .semantic("SEM0100", "Failed to resolve column named '\(name)'")
      }
      names.append(name)
    } while cursor.take(",")
    return names
  }

  private mutating func count() throws(KustoError) -> Int {
    guard case .value(.long(let count)) = cursor.current.kind, count >= 0 else {
      throw cursor.error("a number of rows was expected")
    }
    _ = cursor.advance()
    return count
  }

  // join [kind=...] (pipeline) on column, ... or on $left.a == $right.b, ...
  private mutating func join(_ left: KustoTable) throws(KustoError) -> KustoTable {
    var kind = KustoJoin.Kind.innerUnique
    if cursor.take("kind") {
      try cursor.expect("=")
      let word = cursor.current
      guard let named = KustoJoin.Kind(rawValue: try cursor.name()) else {
        throw .syntax("'\(word.text)' is no kind of join that is known here", at: word)
      }
      kind = named
    }
    try cursor.expect("(")
    let outer = cursor
    var inner = self
    inner.cursor = outer
    let right = try cursor.deeper { _ throws(KustoError) in try inner.pipeline() }
    cursor = inner.cursor
    try cursor.expect(")")
    try cursor.expect("on")
    var pairs: [(left: Int, right: Int)] = []
    repeat { pairs.append(try joined(left, right)) } while cursor.take(",")
    return KustoJoin(kind: kind, on: pairs).table(left, right)
  }

  private mutating func joined(
    _ left: KustoTable, _ right: KustoTable
  ) throws(KustoError) -> (left: Int, right: Int) {
    var names = (try cursor.name(), "")
    if names.0 == "$left" {
      try cursor.expect(".")
      names.0 = try cursor.name()
      try cursor.expect("==")
      try cursor.expect("$right")
      try cursor.expect(".")
      names.1 = try cursor.name()
    } else {
      names.1 = names.0
    }
    guard let first = left.index(of: names.0), let second = right.index(of: names.1) else {
      throw .semantic("SEM0100", "'join' operator: Failed to resolve column named '\(names.0)'")
    }
    return (first, second)
  }
}
