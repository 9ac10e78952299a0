import NIOCore
import NIOPosix

/// An HTTP/1.1 client: a ``Responder`` whose answers come from the server that the request's URL names.
///
/// Connections are kept and reused per event loop. Called from a request of a ``Server`` on the same
/// ``EventLoops``, it stays on that request's loop.
public final class Client: Responder {
  private let eventLoops: EventLoops
  private let pools: [NIOLoopBoundBox<ConnectionPool>]

  /// Creates a client; it connects when it is first asked.
  public init(options: ClientOptions = ClientOptions(), on eventLoops: EventLoops = .shared) {
    self.eventLoops = eventLoops
    let tls = ClientTLS(options.tls)
    pools = eventLoops.executors.map { executor in
      NIOLoopBoundBox.makeBoxSendingValue(
        ConnectionPool(executor: executor, options: options, tls: tls),
        eventLoop: executor.eventLoop)
    }
  }

  /// Sends a request, and returns when the head of the response, or all of a small one, is there.
  ///
  /// A request that a kept connection dies on before any byte of an answer is sent once more on a new
  /// connection, unless its body is a stream. Letting go of a streamed body before its end, or cancelling
  /// the task, closes the connection.
  ///
  /// - Throws: ``TransportError``, or `CancellationError`.
  public func respond(to request: Request) async throws -> Response {
    if let index = eventLoops.currentIndex {
      return try await exchange(request, on: pools[index])
    }
    let eventLoop = eventLoops.group.next()
    let index = eventLoops.index(of: eventLoop) ?? 0
    return try await withTaskExecutorPreference(eventLoops.executors[index]) {
      try await exchange(request, on: pools[index])
    }
  }

  private func exchange(
    _ request: Request, on pool: NIOLoopBoundBox<ConnectionPool>
  ) async throws -> Response {
    let origin = try Origin(request.url, through: request.proxy, presenting: request.clientCertificate)
    let message = try OutgoingRequest(request)
    let exchange = NIOLoopBound(Exchange(message), eventLoop: pool.eventLoop)
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        exchange.value.continuation = continuation
        let pool = pool.value
        if let timeout = request.timeout { pool.deadlines.add(exchange.value, timeout: timeout) }
        pool.start(exchange.value, at: origin)
      }
    } onCancel: {
      pool.eventLoop.execute { exchange.value.fail(CancellationError()) }
    }
  }

  /// Closes all connections; requests under way fail.
  public func shutdown() async {
    for pool in pools {
      try? await pool.eventLoop.submit { pool.value.close() }.get()
    }
  }
}
