import LabTime
import Synchronization

/// The requests of a session that no metric has told of yet.
final class UnmeasuredRequests: Stateful {
  private let requests = Mutex<[RequestRecord]>([])

  /// Adds a request.
  func add(_ request: RequestRecord) { requests.withLock { $0.append(request) } }

  /// All of them, which leaves none.
  func take() -> [RequestRecord] {
    requests.withLock { requests in
      defer { requests = [] }
      return requests
    }
  }

  func snapshot() -> [RequestRecord] { requests.withLock { $0 } }

  func restore(_ snapshot: [RequestRecord]) { requests.withLock { $0 = snapshot } }
}
