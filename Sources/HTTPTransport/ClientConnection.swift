import NIOCore
import NIOHTTP1
import NIOSSL

/// One connection to a server: sends a request, and makes a ``Response`` of what comes back.
final class ClientConnection: ChannelDuplexHandler {
  typealias InboundIn = HTTPClientResponsePart
  typealias OutboundIn = Never
  typealias OutboundOut = HTTPClientRequestPart

  /// What the next part of the response belongs to.
  private enum Receiving {
    case nothing
    case head
    /// A small response, which is complete before anyone hears of it.
    case whole(Response, [UInt8])
    case stream(IncomingBody)
  }

  /// Bodies up to this many bytes are gathered: cheaper than a stream.
  private static let gatheredLimit = 65_536

  private let origin: OriginPool
  private let executor: EventLoopExecutor
  private let options: ClientOptions
  private let silence: SilenceTimer
  private var context: ChannelHandlerContext?
  private var exchange: Exchange?
  private var receiving = Receiving.nothing
  private var keepsAlive = true
  private var wasUsed = false
  private var wantsRead = false
  private var sending: Task<Void, Never>?
  private var writability: CheckedContinuation<Void, any Error>?
  private var failure: (any Error)?

  init(origin: OriginPool, executor: EventLoopExecutor, options: ClientOptions) {
    self.origin = origin
    self.executor = executor
    self.options = options
    let limit = options.responseTimeout.map { min($0, options.idleTimeout) } ?? options.idleTimeout
    silence = SilenceTimer(shortestLimit: limit)
  }

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    silence.start(on: context.eventLoop) { [unowned self] in checkSilence($0) }
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    silence.stop()
    self.context = nil
  }

  /// Whether another request can be sent.
  var isUsable: Bool { keepsAlive && context?.channel.isActive == true }

  func close() {
    keepsAlive = false
    context?.close(promise: nil)
  }

  // MARK: The request

  func send(_ exchange: Exchange) {
    guard let context, context.channel.isActive else {
      self.exchange = exchange
      return ended()
    }
    self.exchange = exchange
    exchange.connection = self
    receiving = .head
    silence.touch()
    let request = exchange.request
    // For the decoder, which needs only the method to know what the answer looks like.
    let head = HTTPRequestHead(version: .http1_1, method: request.method, uri: "")
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(request.bytes))), promise: nil)
    if let stream = request.stream { send(stream.body, stream.framing) }
  }

  private func send(_ stream: BodyStream, _ framing: OutgoingRequest.Framing) {
    let connection = NIOLoopBound(self, eventLoop: executor.eventLoop)
    sending = Task(executorPreference: executor) {
      do {
        var sent = 0
        for try await chunk in stream where !chunk.isEmpty {
          sent += chunk.count
          try await connection.value.send(chunk, framing)
        }
        if case .length(let declared) = framing, sent != declared {
          throw TransportError.malformedMessage("the body is not as long as its Content-Length")
        }
        connection.value.endRequest(framing)
      } catch {
        connection.value.failRequest(error)
      }
    }
  }

  private func send(_ chunk: [UInt8], _ framing: OutgoingRequest.Framing) async throws {
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      guard let context, context.channel.isActive else {
        return continuation.resume(throwing: TransportError.connectionClosed)
      }
      silence.touch()
      var buffer = context.channel.allocator.buffer(capacity: chunk.count + 16)
      if framing == .chunked { buffer.writeChunk(chunk) } else { buffer.writeBytes(chunk) }
      context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(buffer))), promise: nil)
      if context.channel.isWritable {
        continuation.resume()
      } else {
        writability = continuation
      }
    }
  }

  private func endRequest(_ framing: OutgoingRequest.Framing) {
    sending = nil
    guard framing == .chunked, let context else { return }
    var buffer = context.channel.allocator.buffer(capacity: 5)
    buffer.writeLastChunk()
    context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(buffer))), promise: nil)
  }

  /// The request's body cannot be had: the server must not take what it has for the whole.
  private func failRequest(_ error: any Error) {
    sending = nil
    failure = failure ?? error
    close()
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    if context.channel.isWritable { writability.take()?.resume() }
    context.fireChannelWritabilityChanged()
  }

  // MARK: The response

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    silence.touch()
    switch unwrapInboundIn(data) {
    case .head(let head): receive(head, in: context)
    case .body(let buffer): receive(buffer)
    case .end: receiveEnd()
    }
  }

  func read(context: ChannelHandlerContext) {
    if mayRead { context.read() } else { wantsRead = true }
  }

  private var mayRead: Bool {
    if case .stream(let body) = receiving { !body.isFull } else { true }
  }

  private func readOn() {
    guard wantsRead, mayRead else { return }
    wantsRead = false
    context?.read()
  }

  private func receive(_ head: HTTPResponseHead, in context: ChannelHandlerContext) {
    keepsAlive = keepsAlive && head.isKeepAlive
    var response = Response(
      Int(head.status.code), reason: head.status.reasonPhrase, headers: Headers(endToEnd: head.headers))
    if let length = response.headers["Content-Length"].flatMap({ Int($0) }), length <= Self.gatheredLimit {
      var bytes: [UInt8] = []
      if exchange?.request.method != .HEAD { bytes.reserveCapacity(max(0, length)) }
      receiving = .whole(response, bytes)
    } else if hasNoBody(head) {
      receiving = .whole(response, [])
    } else {
      let body = IncomingBody(
        .init(
          onDemand: { [unowned self] in readOn() },
          onAbandon: { [unowned self] in close() }))
      receiving = .stream(body)
      response.body = IncomingBodyReader.stream(body, eventLoop: context.eventLoop)
      exchange?.succeed(response)
    }
  }

  private func hasNoBody(_ head: HTTPResponseHead) -> Bool {
    exchange?.request.method == .HEAD || head.status == .noContent || head.status == .notModified
  }

  private func receive(_ buffer: ByteBuffer) {
    switch receiving {
    case .nothing, .head: break
    case .whole(let response, var bytes):
      receiving = .nothing
      bytes.append(contentsOf: buffer.readableBytesView)
      receiving = .whole(response, bytes)
    case .stream(let body): body.receive(buffer)
    }
  }

  private func receiveEnd() {
    let ended = receiving
    let exchange = exchange
    receiving = .nothing
    self.exchange = nil
    exchange?.connection = nil
    wasUsed = true
    if keepsAlive, sending == nil { origin.release(self) } else { close() }
    switch ended {
    case .nothing, .head: break
    case .whole(var response, let bytes):
      response.body = bytes.isEmpty ? .empty : .bytes(bytes)
      exchange?.succeed(response)
    case .stream(let body): body.finish()
    }
    readOn()
  }

  // MARK: What ends a connection

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    switch error {
    case let error as HTTPParserError where error != .invalidEOFState:
      failure = failure ?? TransportError.malformedMessage(String(describing: error))
    case is NIOHTTPDecoderError:
      failure = failure ?? TransportError.malformedMessage("an answer that nobody asked for")
    case let error as NIOSSLError where !error.isUncleanShutdown:
      failure = failure ?? connectionFailed(error)
    case is NIOSSLExtraError, is BoringSSLError:
      failure = failure ?? connectionFailed(error)
    default: break
    }
    close()
  }

  private func connectionFailed(_ error: any Error) -> TransportError {
    .connectionFailed(to: origin.origin.name, reason: "TLS: \(error)")
  }

  func channelInactive(context: ChannelHandlerContext) {
    silence.stop()
    ended()
    context.fireChannelInactive()
  }

  /// The connection is gone: whoever waits for it hears of it, or tries another.
  private func ended() {
    // Last, so that a request sent again below still finds its origin in use.
    defer { origin.remove(self) }
    keepsAlive = false
    sending?.cancel()
    sending = nil
    let error = failure ?? TransportError.connectionClosed
    writability.take()?.resume(throwing: error)
    let exchange = exchange.take()
    exchange?.connection = nil
    let ended = receiving
    receiving = .nothing
    if case .stream(let body) = ended { return body.finish(throwing: error) }
    guard let exchange, !exchange.isOver else { return }
    if case .whole = ended { return exchange.fail(error) }
    if failure == nil, wasUsed, !exchange.wasRepeated, exchange.request.isRepeatable {
      origin.repeatOnNewConnection(exchange)
    } else {
      exchange.fail(error)
    }
  }

  private func checkSilence(_ quiet: TimeAmount) {
    if exchange == nil {
      if quiet >= TimeAmount(options.idleTimeout) { close() }
    } else if let limit = options.responseTimeout, quiet >= TimeAmount(limit), mayRead {
      failure = TransportError.timedOut
      close()
    }
  }
}

extension NIOSSLError {
  fileprivate var isUncleanShutdown: Bool {
    if case .uncleanShutdown = self { true } else { false }
  }
}
