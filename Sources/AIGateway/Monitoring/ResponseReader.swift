import HTTPTransport
import Synchronization

/// Sees a response's body on its way to the caller, and tells once when it is complete or the caller has left.
final class ResponseReader: Sendable {
  private struct State {
    var bytes: [UInt8] = []
    var isFull = false
    var isDone = false
  }

  private let keepsBody: Bool
  private let tell: @Sendable (_ body: [UInt8]) -> Void
  private let state = Mutex(State())

  // Source: "Log LLM messages" of the documentation: what is larger is not logged.
  private static let sizeLimit = 2 << 20

  init(keepsBody: Bool, tell: @escaping @Sendable (_ body: [UInt8]) -> Void) {
    self.keepsBody = keepsBody
    self.tell = tell
  }

  /// The same body, read.
  func reading(_ body: Body) -> Body {
    switch body {
    case .empty:
      finish()
      return body
    case .bytes(let bytes):
      keep(bytes)
      finish()
      return body
    case .stream(let stream):
      return .stream(
        BodyStream {
          var chunks = stream.makeAsyncIterator()
          guard let chunk = try await chunks.next() else {
            self.finish()
            return nil
          }
          self.keep(chunk)
          return chunk
        })
    }
  }

  private func keep(_ chunk: [UInt8]) {
    guard keepsBody else { return }
    state.withLock { state in
      // Nothing follows a gap: what is kept is the beginning of the body.
      state.isFull = state.isFull || state.bytes.count + chunk.count > Self.sizeLimit
      if !state.isFull { state.bytes += chunk }
    }
  }

  private func finish() {
    let bytes = state.withLock { state -> [UInt8]? in
      if state.isDone { return nil }
      state.isDone = true
      return state.bytes
    }
    if let bytes { tell(bytes) }
  }

  deinit { finish() }
}
