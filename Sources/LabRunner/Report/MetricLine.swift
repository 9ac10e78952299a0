/// A metric in one line, with the number of its samples beside its figures.
enum MetricLine {
  static func text(_ metric: MetricRecord) -> String {
    let labels = metric.labels.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let name = PlainText.line(([metric.name] + labels).joined(separator: " "))
    guard let summary = metric.summary else { return "\(name)  no samples" }
    let format = NumberFormat(for: [summary.p50, summary.p95, summary.min, summary.max])
    let unit = metric.unit.isEmpty ? "" : " " + PlainText.line(metric.unit)
    if summary.n == 1 { return "\(name)  \(format.text(summary.p50))\(unit)  n=1" }
    return "\(name)  median \(format.text(summary.p50))\(unit)  p95 \(format.text(summary.p95))  "
      + "\(format.text(summary.min)) to \(format.text(summary.max))  n=\(summary.n)"
  }
}
