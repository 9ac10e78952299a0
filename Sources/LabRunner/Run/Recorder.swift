public import HTTPTransport
public import LabTime
import Synchronization

/// A responder that counts what reaches another one.
public final class Recorder: Responder {
  private let inner: any Responder
  private let requests = Mutex(0)

  /// Creates a recorder before a responder.
  public init(_ inner: any Responder) {
    self.inner = inner
  }

  /// How many requests have come so far.
  public var count: Int {
    requests.withLock { $0 }
  }

  /// Counts the request and passes it on.
  public func respond(to request: Request) async throws -> Response {
    requests.withLock { $0 += 1 }
    return try await inner.respond(to: request)
  }
}

extension Recorder: Stateful {
  /// The count.
  public func snapshot() -> Counted { Counted(wrappedValue: count) }

  /// Counts on from there.
  public func restore(_ snapshot: Counted) { requests.withLock { $0 = snapshot.wrappedValue } }
}
