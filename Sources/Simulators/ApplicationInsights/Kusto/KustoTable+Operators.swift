/// A column that an operator makes; nil for a name when the query gives none.
struct KustoNamedExpression {
  var name: String?
  var expression: KustoExpression

  /// The column's name; numbered where neither the query nor the expression has one.
  func columnName(_ number: inout Int) -> String {
    if let name = name ?? expression.columnName { return name }
    number += 1
    return "Column\(number)"
  }
}

extension KustoTable {
  /// `extend`: more columns, or other values in those there are.
  func extended(by added: [KustoNamedExpression]) -> KustoTable {
    var table = self
    var number = 0
    // A column may build on one that stands before it in the same operator only by its old value.
    let values = added.map { item in rows.map { item.expression.value($0) } }
    for (item, values) in zip(added, values) {
      table.set(item.columnName(&number), to: values)
    }
    return table
  }

  /// `project`: these columns alone.
  func projected(to items: [KustoNamedExpression]) -> KustoTable {
    var table = KustoTable(columns: [], rows: rows.map { _ in [] })
    var number = 0
    for item in items {
      var type: String?
      if case .column(let index, _) = item.expression { type = columns[index].type }
      table.set(item.columnName(&number), to: rows.map { item.expression.value($0) }, type: type)
    }
    return table
  }

  /// `project-away`: all columns but these.
  func without(_ names: [String]) -> KustoTable {
    let kept = columns.indices.filter { !names.contains(columns[$0].name) }
    return KustoTable(columns: kept.map { columns[$0] }, rows: rows.map { row in kept.map { row[$0] } })
  }

  /// `project-rename`: the same columns with other names.
  func renamed(_ items: [KustoNamedExpression]) throws(KustoError) -> KustoTable {
    var table = self
    for item in items {
      guard let name = item.name, case .column(let index, _) = item.expression else {
        throw .semantic("SEM0102", "'project-rename' operator: a column was expected")
      }
      table.columns[index].name = name
    }
    return table
  }

  /// `distinct`: no row twice.
  var distinct: KustoTable {
    var seen: Set<[KustoValue]> = []
    return KustoTable(columns: columns, rows: rows.filter { seen.insert($0).inserted })
  }

  /// `take`: the first rows.
  func first(_ count: Int) -> KustoTable {
    KustoTable(columns: columns, rows: Array(rows.prefix(count)))
  }

  private mutating func set(_ name: String, to values: [KustoValue], type: String? = nil) {
    let column = Column(name: name, type: type ?? Self.type(of: values))
    if let index = index(of: name) {
      columns[index] = column
      for (row, value) in values.enumerated() { rows[row][index] = value }
    } else {
      columns.append(column)
      for (row, value) in values.enumerated() { rows[row].append(value) }
    }
  }
}

extension KustoCursor {
  /// Expressions between commas, each with a name where the query gives one.
  mutating func namedExpressions(_ table: KustoTable) throws(KustoError) -> [KustoNamedExpression] {
    var items: [KustoNamedExpression] = []
    repeat { items.append(try namedExpression(table)) } while take(",")
    return items
  }

  private mutating func namedExpression(_ table: KustoTable) throws(KustoError) -> KustoNamedExpression {
    let name = try assignedName()
    return KustoNamedExpression(name: name, expression: try expression(table))
  }

  /// The name before an equals sign; nil when there is none.
  mutating func assignedName() throws(KustoError) -> String? {
    guard stands("=", after: 1) || stands("[") && stands("=", after: 3) else { return nil }
    let name = try name()
    try expect("=")
    return name
  }

  /// `order by`: by columns, the greatest first unless the query says `asc`; nulls count as smallest.
  mutating func sorted(_ table: KustoTable) throws(KustoError) -> KustoTable {
    var keys: [(expression: KustoExpression, ascending: Bool)] = []
    repeat {
      let key = try expression(table)
      let ascending = take("asc")
      if !ascending { _ = take("desc") }
      if take("nulls") { _ = try name() }
      keys.append((key, ascending))
    } while take(",")
    let rows = table.rows.map { row in (row: row, keys: keys.map { $0.expression.value(row).scalar }) }
    let sorted = rows.sorted { one, other in
      for (index, key) in keys.enumerated() {
        let (left, right) = (one.keys[index], other.keys[index])
        if left == right { continue }
        if left == .null || right == .null { return (left == .null) == key.ascending }
        guard let order = left.compared(to: right), order != 0 else { continue }
        return (order < 0) == key.ascending
      }
      return false
    }
    return KustoTable(columns: table.columns, rows: sorted.map(\.row))
  }

  /// `summarize`: one row for each group.
  mutating func summary(of table: KustoTable) throws(KustoError) -> KustoTable {
    var aggregates: [(name: String, aggregate: KustoAggregate)] = []
    while !stands("by"), !stands("|"), !stands(")"), !stands(";"), !isAtEnd {
      if !aggregates.isEmpty { try expect(",") }
      let name = try assignedName()
      let aggregate = try aggregate(table)
      aggregates.append((name ?? aggregate.columnName, aggregate))
    }
    let groups = take("by") ? try namedExpressions(table) : []
    guard !aggregates.isEmpty || !groups.isEmpty else { throw error("an aggregate was expected") }
    var order: [[KustoValue]] = []
    var members: [[KustoValue]: [[KustoValue]]] = [:]
    for row in table.rows {
      let key = groups.map { $0.expression.value(row).scalar }
      if members[key] == nil { order.append(key) }
      members[key, default: []].append(row)
    }
    if groups.isEmpty, order.isEmpty { order = [[]] }
    let rows = order.map { key in key + aggregates.map { $0.aggregate.value(members[key] ?? []) } }
    var number = 0
    let names = groups.map { $0.columnName(&number) } + aggregates.map(\.name)
    let columns = names.enumerated().map { index, name in
      KustoTable.Column(name: name, type: KustoTable.type(of: rows.lazy.map { $0[index] }))
    }
    return KustoTable(columns: columns, rows: rows)
  }

  private mutating func aggregate(_ table: KustoTable) throws(KustoError) -> KustoAggregate {
    let word = current
    let name = try name()
    guard let kind = KustoAggregate.Kind(rawValue: name) else {
      throw .semantic("SEM0260", "Unknown aggregate function: '\(word.text)'.")
    }
    let arguments = try arguments(table)
    guard KustoAggregate.argumentCount(of: kind).contains(arguments.count) else {
      throw .semantic("SEM0219", "\(name)(): \(arguments.count) argument(s) given.")
    }
    return KustoAggregate(kind: kind, arguments: arguments)
  }
}
