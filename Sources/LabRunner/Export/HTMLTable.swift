/// Rows and columns as HTML; columns of numbers stand to the right, and those without a single cell are left out.
enum HTMLTable {
  static func text(_ columns: [String], _ rows: [[String]]) -> String {
    func cell(_ row: [String], _ column: Int) -> String { column < row.count ? row[column] : "" }
    let shown = columns.indices.filter { column in
      rows.isEmpty || rows.contains { !cell($0, column).isEmpty }
    }
    let isNumber = shown.map { column in
      !rows.isEmpty && rows.allSatisfy { cell($0, column).isEmpty || Double(cell($0, column)) != nil }
    }
    func line(_ row: [String], _ tag: String) -> String {
      let cells = zip(shown, isNumber).map { column, isNumber in
        "<\(tag)\(isNumber ? " class=\"n\"" : "")>\(Markup.escaped(cell(row, column)))</\(tag)>"
      }
      return "<tr>\(cells.joined())</tr>"
    }
    return """
      <div class="wide"><table>
      <thead>\(line(columns, "th"))</thead>
      <tbody>
      \(rows.map { line($0, "td") }.joined(separator: "\n"))
      </tbody>
      </table></div>
      """
  }

  static func metrics(_ metrics: [MetricRecord]) -> String {
    text(
      ["metric", "median", "p95", "min", "max", "n", "unit"],
      metrics.map { metric in
        let labels = metric.labels.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
        guard let summary = metric.summary else {
          return [metric.name + labels, "", "", "", "", "0", metric.unit]
        }
        let numbers = [summary.p50, summary.p95, summary.min, summary.max]
        let format = NumberFormat(for: numbers)
        return [metric.name + labels] + numbers.map(format.text) + ["\(summary.n)", metric.unit]
      })
  }

  static func requests(_ requests: [RequestRecord], withTarget: Bool) -> String {
    text(
      ["", "status", "tokens", "ms", "first ms", "tries", "retry after", "from", "request", "error"],
      requests.enumerated().map { index, request in
        [
          "\(index + 1)", request.status.map { "\($0)" } ?? "none",
          request.totalTokens.map { "\($0)" } ?? "", NumberFormat(decimals: 0).text(request.latencyMs),
          request.ttfbMs.map(NumberFormat(decimals: 0).text) ?? "",
          request.attempts > 1 ? "\(request.attempts)" : "", request.retryAfter.map { "\($0) s" } ?? "",
          request.backend ?? "", withTarget ? "\(request.method) \(request.path)" : "", request.error ?? "",
        ]
      })
  }
}
