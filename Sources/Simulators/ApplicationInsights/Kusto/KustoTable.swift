import OpenAI

/// Rows with named columns: what a query reads and what each of its operators makes.
struct KustoTable: Sendable {
  /// A column and its type, such as `datetime`.
  struct Column: Sendable, Hashable {
    var name: String
    var type: String
  }

  var columns: [Column]
  var rows: [[KustoValue]]

  /// The place of a column.
  func index(of name: String) -> Int? { columns.firstIndex { $0.name == name } }

  /// The type of a column that was computed: that of its first value.
  static func type(of values: some Sequence<KustoValue>) -> String {
    for value in values { if let type = value.type { return type } }
    return "string"
  }

  /// The answer to a query, in the shape of the query API.
  var json: JSON {
    let columns = columns.map { column -> JSON in
      ["name": .string(column.name), "type": .string(column.type)]
    }
    let table: JSON = [
      "name": "PrimaryResult", "columns": .array(columns),
      "rows": .array(rows.map { .array($0.map(\.json)) }),
    ]
    return ["tables": [table]]
  }
}
