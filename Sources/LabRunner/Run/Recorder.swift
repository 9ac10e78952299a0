public import HTTPTransport
public import LabTime
import Synchronization

/// A responder that counts what reaches another one.
public final class Recorder: Responder {
  /// What has come so far.
  public struct Seen: Sendable, Codable {
    @Counted fileprivate var count = 0
    fileprivate var bodies: [Fingerprint] = []
  }

  private static let mostBodies = 1_000

  private let inner: any Responder
  private let seen = Mutex(Seen())

  /// Creates a recorder before a responder.
  public init(_ inner: any Responder) {
    self.inner = inner
  }

  /// How many requests have come so far.
  public var count: Int {
    seen.withLock { $0.count }
  }

  /// What tells the bodies of the requests so far apart, in the order of their coming; of the first thousand.
  public var bodies: [String] {
    seen.withLock { $0.bodies.map(\.text) }
  }

  /// Counts the request and passes it on.
  public func respond(to request: Request) async throws -> Response {
    let index = seen.withLock { seen -> Int? in
      seen.count += 1
      guard seen.bodies.count < Self.mostBodies else { return nil }
      seen.bodies.append(Fingerprint())
      return seen.bodies.count - 1
    }
    var request = request
    if let index { request.body = noting(request.body, as: index) }
    return try await inner.respond(to: request)
  }

  // A body that arrives is noted as it is read.
  private func noting(_ body: Body, as index: Int) -> Body {
    switch body {
    case .empty: return body
    case .bytes(let bytes):
      note(bytes, as: index)
      return body
    case .stream(let stream):
      return .stream(
        BodyStream {
          var chunks = stream.makeAsyncIterator()
          guard let chunk = try await chunks.next() else { return nil }
          self.note(chunk, as: index)
          return chunk
        })
    }
  }

  // A body may still be arriving when an earlier state, without it, is restored.
  private func note(_ bytes: [UInt8], as index: Int) {
    seen.withLock { seen in
      if seen.bodies.indices.contains(index) { seen.bodies[index].add(bytes) }
    }
  }
}

extension Recorder: Stateful {
  /// What has come so far.
  public func snapshot() -> Seen { seen.withLock { $0 } }

  /// Counts on from there.
  public func restore(_ snapshot: Seen) { seen.withLock { $0 = snapshot } }
}
