/// Rows of two tables put side by side where columns are the same.
struct KustoJoin {
  /// Which rows stay. Source: "join operator" of the Kusto reference.
  enum Kind: String {
    case inner, leftouter, leftanti, leftsemi
    /// As ``inner``, with one left row for each key: the usual kind.
    case innerUnique = "innerunique"
  }

  let kind: Kind
  let on: [(left: Int, right: Int)]

  /// The joined table; a right column whose name is taken gets a 1 behind it.
  func table(_ left: KustoTable, _ right: KustoTable) -> KustoTable {
    let matches = Dictionary(grouping: right.rows) { row in on.map { row[$0.right].scalar } }
    var seen: Set<[KustoValue]> = []
    var rows: [[KustoValue]] = []
    for row in left.rows {
      let key = on.map { row[$0.left].scalar }
      let found = key.contains(.null) ? [] : matches[key] ?? []
      switch kind {
      case .leftanti: if found.isEmpty { rows.append(row) }
      case .leftsemi: if !found.isEmpty { rows.append(row) }
      case .leftouter where found.isEmpty:
        rows.append(row + Array(repeating: .null, count: right.columns.count))
      case .innerUnique where !seen.insert(key).inserted: continue
      case .inner, .innerUnique, .leftouter: rows += found.map { row + $0 }
      }
    }
    if kind == .leftanti || kind == .leftsemi { return KustoTable(columns: left.columns, rows: rows) }
    var columns = left.columns
    for column in right.columns {
      var named = column
      var number = 0
      while columns.contains(where: { $0.name == named.name }) {
        number += 1
        named.name = "\(column.name)\(number)"
      }
      columns.append(named)
    }
    return KustoTable(columns: columns, rows: rows)
  }
}
