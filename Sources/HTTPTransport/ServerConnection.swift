import NIOCore
import NIOHTTP1

/// One client's connection: bytes become a ``Request``, a task answers it, the answer becomes bytes.
///
/// Requests are answered one after the other. Parts of a pipelined request wait here, and the socket is
/// then not read, until the response before it is sent.
final class ServerConnection: ChannelDuplexHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundIn = Never
  typealias OutboundOut = ByteBuffer

  /// What the next part of the message in hand belongs to.
  enum Receiving {
    case nothing
    /// A small body, which is complete before the request's task starts.
    case whole(Request, [UInt8])
    case stream(IncomingBody)
    /// A body that nobody reads any more.
    case remainder
  }

  /// Bodies up to this many bytes are gathered before the task starts: cheaper than a stream.
  static let gatheredLimit = 65_536

  let responder: any Responder
  let options: ServerOptions
  let date: DateField
  let executor: EventLoopExecutor
  let silence: SilenceTimer
  var context: ChannelHandlerContext?
  var clientAddress = ""
  /// What the client has presented, where it was asked.
  var clientCertificate: TLSCertificate?

  var receiving = Receiving.nothing
  var received = 0
  var parked = CircularBuffer<HTTPServerRequestPart>()
  var wantsRead = false

  /// The task that answers, from the request's start to the response's last byte.
  var task: Task<Void, Never>?
  var isAnswering = false
  var keepsAlive = true
  var isHTTP10 = false
  var isHead = false
  var headIsSent = false
  var framing = ResponseHead.Framing.none
  var unsentLength = 0
  var flushIsScheduled = false
  var writability: CheckedContinuation<Void, any Error>?
  /// The status that says what is wrong with the request, should its responder fail because of it.
  var refusal: Int?
  /// The connection only waits for the client to see its last response.
  var isLingering = false

  init(responder: any Responder, options: ServerOptions, date: DateField, executor: EventLoopExecutor) {
    self.responder = responder
    self.options = options
    self.date = date
    self.executor = executor
    silence = SilenceTimer(shortestLimit: min(options.idleTimeout, options.readTimeout))
  }

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    clientAddress = context.remoteAddress?.ipAddress ?? ""
    silence.start(on: context.eventLoop) { [unowned self] in checkSilence($0) }
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    silence.stop()
    self.context = nil
  }

  // MARK: Reading

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    silence.touch()
    let part = unwrapInboundIn(data)
    // After a request that ends the connection there is no other.
    if isLingering || (part.isHead && !keepsAlive) { return }
    if parked.isEmpty, !part.isHead || canBegin {
      receive(part)
    } else {
      parked.append(part)
    }
  }

  /// Whether the next request can be taken up. A client that asks on and on without reading the answers is
  /// not listened to meanwhile.
  private var canBegin: Bool {
    !isAnswering && context?.channel.isWritable == true
  }

  func read(context: ChannelHandlerContext) {
    if mayRead { context.read() } else { wantsRead = true }
  }

  private var mayRead: Bool {
    if case .stream(let body) = receiving, body.isFull { return false }
    return parked.isEmpty
  }

  func readOn() {
    guard wantsRead, mayRead else { return }
    wantsRead = false
    context?.read()
  }

  private func receive(_ part: HTTPServerRequestPart) {
    switch part {
    case .head(let head): receive(head)
    case .body(let buffer): receive(buffer)
    case .end: receiveEnd()
    }
  }

  private func receive(_ head: HTTPRequestHead) {
    isHTTP10 = head.version.minor == 0
    isHead = head.method == .HEAD
    received = 0
    refusal = nil
    var message: RequestHead
    do {
      let scheme = options.tls == nil ? "http" : "https"
      message = try RequestHead(head, clientAddress: clientAddress, scheme: scheme)
      message.request.clientCertificate = clientCertificate
    } catch {
      return refuse(400)
    }
    keepsAlive = keepsAlive && message.keepsAlive
    switch message.length {
    case .known(let count) where count > options.bodyLimit:
      refuse(413)
    case .known(let count) where count <= Self.gatheredLimit:
      if message.expectsContinue { sendContinue() }
      var bytes: [UInt8] = []
      bytes.reserveCapacity(count)
      receiving = .whole(message.request, bytes)
    default:
      let body = incomingBody(sendsContinue: message.expectsContinue)
      receiving = .stream(body)
      var request = message.request
      request.body = IncomingBodyReader.stream(body, eventLoop: executor.eventLoop)
      answer(request)
    }
  }

  private func incomingBody(sendsContinue: Bool) -> IncomingBody {
    var owesContinue = sendsContinue
    return IncomingBody(
      .init(
        onDemand: { [unowned self] in
          if owesContinue {
            owesContinue = false
            if !headIsSent { sendContinue() }
          }
          readOn()
        },
        onAbandon: { [unowned self] in
          if case .stream = receiving { receiving = .remainder }
          readOn()
        }))
  }

  private func receive(_ buffer: ByteBuffer) {
    switch receiving {
    case .nothing: break
    case .whole(let request, var bytes):
      receiving = .nothing
      bytes.append(contentsOf: buffer.readableBytesView)
      receiving = .whole(request, bytes)
    case .stream(let body):
      received += buffer.readableBytes
      if received > options.bodyLimit {
        refusal = 413
        keepsAlive = false
        receiving = .remainder
        body.finish(throwing: TransportError.bodyTooLarge(limit: options.bodyLimit))
      } else {
        body.receive(buffer)
      }
    case .remainder:
      received += buffer.readableBytes
      if received > options.bodyLimit, !isAnswering { context?.close(promise: nil) }
    }
  }

  private func receiveEnd() {
    let ended = receiving
    receiving = .nothing
    switch ended {
    case .whole(var request, let bytes):
      request.body = bytes.isEmpty ? .empty : .bytes(bytes)
      answer(request)
    case .stream(let body): body.finish()
    case .nothing, .remainder: break
    }
  }

  /// Goes on with what has waited for the response to be sent.
  func takeParked() {
    while let part = parked.first, !part.isHead || canBegin {
      parked.removeFirst()
      receive(part)
    }
    readOn()
  }

  // MARK: What ends a connection

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard let error = error as? HTTPParserError, error != .invalidEOFState else {
      return context.close(promise: nil)
    }
    let status = error == .headerOverflow ? 431 : 400
    keepsAlive = false
    if case .stream(let body) = receiving {
      refusal = status
      receiving = .remainder
      body.finish(throwing: TransportError.malformedMessage("the request's body"))
    } else if isAnswering {
      // A pipelined request that cannot be read: the responses before it still go out.
      parked.removeAll()
    } else {
      refuse(status)
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    silence.stop()
    keepsAlive = false
    if case .stream(let body) = receiving { body.finish(throwing: TransportError.connectionClosed) }
    receiving = .nothing
    parked.removeAll()
    task?.cancel()
    writability.take()?.resume(throwing: TransportError.connectionClosed)
    context.fireChannelInactive()
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    guard event is ChannelShouldQuiesceEvent else { return context.fireUserInboundEventTriggered(event) }
    keepsAlive = false
    if isAnswering { return }
    if case .nothing = receiving { closeWhenSent() }
  }

  private func checkSilence(_ quiet: TimeAmount) {
    let waitsForClient: Bool
    switch receiving {
    case .nothing: waitsForClient = isAnswering && writability != nil
    case .stream(let body): waitsForClient = !body.isFull
    case .whole, .remainder: waitsForClient = true
    }
    if waitsForClient {
      if quiet < TimeAmount(options.readTimeout) { return }
      if case .stream(let body) = receiving { body.finish(throwing: TransportError.timedOut) }
      context?.close(promise: nil)
    } else if !isAnswering, quiet >= TimeAmount(options.idleTimeout) {
      context?.close(promise: nil)
    }
  }
}

extension HTTPServerRequestPart {
  fileprivate var isHead: Bool {
    if case .head = self { true } else { false }
  }
}
