import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// A server without HTTP: a script says what each connection answers to each request head.
final class RawServer: Sendable {
  enum Action: Sendable {
    case write(String)
    case close
  }

  /// What is done at the n-th request on the n-th connection, both counted from 0.
  typealias Script = @Sendable (_ connection: Int, _ request: Int) -> [Action]

  let port: Int
  let connections = Counter()
  /// Opened when any connection has been closed.
  let closed = Gate()
  private let listener: any Channel

  init(tls: NIOSSLContext? = nil, _ script: @escaping Script) async throws {
    let connections = connections
    let closed = closed
    listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let index = connections.increment() - 1
          if let tls { try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls)) }
          let handler = ScriptHandler(closed: closed) { script(index, $0) }
          try channel.pipeline.syncOperations.addHandler(handler)
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    port = listener.localAddress?.port ?? 0
  }

  func stop() async throws {
    try await listener.close()
  }
}

private final class ScriptHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer
  private let closed: Gate
  private let script: (Int) -> [RawServer.Action]
  private var received = ""
  private var requests = 0

  init(closed: Gate, script: @escaping (Int) -> [RawServer.Action]) {
    self.closed = closed
    self.script = script
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    received += String(buffer: unwrapInboundIn(data))
    while let end = received.firstRange(of: "\r\n\r\n") {
      received = String(received[end.upperBound...])
      for action in script(requests) {
        switch action {
        case .write(let text):
          context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
        case .close: context.close(promise: nil)
        }
      }
      requests += 1
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    closed.open()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }
}
