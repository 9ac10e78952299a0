import LabRunner
import LabTime

/// The requests that belong to one operation, as Application Insights has them: what its transaction view shows.
struct Transaction: Codable {
  /// A request to the gateway, or a call that the gateway made for one.
  struct Event: Codable {
    var name: String
    var status: String
    /// Milliseconds after the first event.
    var offset: Double
    /// Milliseconds.
    var duration: Double
    var isBackend: Bool
  }

  /// The events in the order of their beginnings; a call of the gateway comes behind its request.
  var events: [Event]

  /// The requests to the gateway.
  var requests: [Event] { events.filter { !$0.isBackend } }

  /// Asks for the events of an operation.
  static func query(_ operation: String, _ client: InsightsClient) async throws -> Transaction {
    var events: [(start: Instant, event: Event)] = []
    for table in ["requests", "dependencies"] {
      let answer = try await client.query(
        """
        \(table)
        | where operation_Id == '\(operation)'
        | order by timestamp asc
        | project timestamp, name, resultCode, duration
        """)
      for row in answer.rows where row.count == 4 {
        guard let start = Instant(iso8601: row[0]), let duration = Double(row[3]) else { continue }
        events.append(
          (
            start,
            Event(name: row[1], status: row[2], offset: 0, duration: duration, isBackend: table != "requests")
          ))
      }
    }
    events.sort { ($0.start, $0.event.isBackend ? 1 : 0) < ($1.start, $1.event.isBackend ? 1 : 0) }
    let first = events.first?.start ?? Instant(seconds: 0)
    return Transaction(
      events: events.map { start, event in
        var event = event
        event.offset = (start - first).inMilliseconds
        return event
      })
  }

  /// The events as a table, each with a bar for when it was under way.
  func table(title: String) -> Chart.Table {
    let end = events.map { $0.offset + $0.duration }.max() ?? 0
    return Chart.Table(
      title: title, columns: ["event", "result", "ms", "under way"],
      rows: events.map { event in
        [
          (event.isBackend ? "  backend " : "") + event.name, event.status,
          "\(Int(event.duration.rounded()))",
          Self.bar(event, end: end),
        ]
      })
  }

  private static let width = 24

  private static func bar(_ event: Event, end: Double) -> String {
    guard end > 0 else { return "" }
    let start = min(width - 1, Int(event.offset / end * Double(width)))
    let length = max(1, min(width - start, Int((event.duration / end * Double(width)).rounded())))
    return String(repeating: "·", count: start) + String(repeating: "█", count: length)
  }
}
