import NIOCore

/// Asks a proxy for a tunnel to an origin, and makes way for what speaks with the origin.
final class ProxyTunnel: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer
  typealias OutboundOut = ByteBuffer

  /// The most bytes that the head of the proxy's answer may have.
  private static let headLimit = 16_384

  private let origin: Origin
  private let proxy: HTTPProxy
  private let timeout: TimeAmount
  private var received = ByteBuffer()
  private var established: EventLoopPromise<Void>?
  private var timer: Scheduled<Void>?

  init(to origin: Origin, through proxy: HTTPProxy, timeout: Duration) {
    self.origin = origin
    self.proxy = proxy
    self.timeout = TimeAmount(timeout)
  }

  /// Sends the request for the tunnel, once the channel is connected.
  ///
  /// The future fails with ``TransportError`` when the proxy refuses, or answers nothing that can be read.
  func open(on channel: any Channel) -> EventLoopFuture<Void> {
    let promise = channel.eventLoop.makePromise(of: Void.self)
    established = promise
    var head = "CONNECT \(origin.name) HTTP/1.1\r\nHost: \(origin.name)\r\n"
    if let authorization = proxy.authorization { head += "Proxy-Authorization: \(authorization)\r\n" }
    let tunnel = NIOLoopBound(self, eventLoop: channel.eventLoop)
    timer = channel.eventLoop.scheduleTask(in: timeout) { tunnel.value.fail(TransportError.timedOut) }
    channel.writeAndFlush(ByteBuffer(string: head + "\r\n"), promise: nil)
    return promise.futureResult
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var buffer = unwrapInboundIn(data)
    received.writeBuffer(&buffer)
    let bytes = received.readableBytesView
    guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else {
      if bytes.count > Self.headLimit { refuse("its answer to CONNECT has no end") }
      return
    }
    // `HTTP/1.1 200 Connection established`
    let line = String(decoding: bytes.prefix { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
    let parts = line.split(separator: " ", maxSplits: 2)
    guard parts.count >= 2, parts[0].hasPrefix("HTTP/1."), let status = Int(parts[1]) else {
      return refuse("its answer to CONNECT is not HTTP")
    }
    guard (200...299).contains(status) else { return refuse("it answered CONNECT with status \(status)") }
    guard end.upperBound == bytes.endIndex else { return refuse("it sent data that nobody asked for") }
    timer?.cancel()
    timer = nil
    let promise = established
    established = nil
    context.pipeline.syncOperations.removeHandler(self).cascade(to: promise)
  }

  func channelInactive(context: ChannelHandlerContext) {
    refuse("it closed the connection")
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    refuse("\(error.transportReason)")
    context.close(promise: nil)
  }

  private func refuse(_ reason: String) {
    let name = proxy.url.authority
    fail(
      TransportError.connectionFailed(to: origin.name, reason: "the proxy \(name) opens no tunnel: \(reason)")
    )
  }

  private func fail(_ error: TransportError) {
    timer?.cancel()
    timer = nil
    let promise = established
    established = nil
    promise?.fail(error)
  }
}
