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

  /// The events over time, the calls of the gateway below their requests.
  func timeline(title: String) -> Chart.Timeline {
    Chart.Timeline(
      title: title,
      rows: events.map { event in
        Chart.Timeline.Row(
          event.isBackend ? "backend \(event.name)" : event.name, depth: event.isBackend ? 1 : 0,
          spans: [.init(event.offset / 1000, (event.offset + event.duration) / 1000)],
          note: "\(event.status)  \(Int(event.duration.rounded())) ms")
      })
  }
}
