import AIGateway
import LabTime
import Synchronization

/// The rows that a gateway's diagnostics have logged.
final class LogBook: Sendable {
  private let kept = Mutex<[LogRow]>([])

  // Enough for any lab; a deployment that serves for days must not fill the memory.
  private static let limit = 50_000

  /// The rows, the oldest first.
  var rows: [LogRow] { kept.withLock { $0 } }

  /// Takes a row.
  func add(_ row: LogRow) {
    kept.withLock { rows in
      if rows.count >= Self.limit { rows.removeFirst(Self.limit / 10) }
      rows.append(row)
    }
  }
}

extension LogBook: Stateful {
  func snapshot() -> [LogRow] { rows }

  func restore(_ snapshot: [LogRow]) { kept.withLock { $0 = snapshot } }
}
