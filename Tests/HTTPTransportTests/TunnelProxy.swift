import NIOCore
import NIOPosix
import Synchronization

/// A proxy that answers CONNECT, and then carries bytes to and fro; it keeps the heads it was sent.
final class TunnelProxy: Sendable {
  let port: Int
  private let heads = Heads()
  private let listener: any Channel

  /// What is answered to CONNECT in place of opening a tunnel, when there is something.
  init(refusing answer: String? = nil) async throws {
    let heads = heads
    listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(ConnectHandler(heads, refusing: answer))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    port = listener.localAddress?.port ?? 0
  }

  var received: [String] { heads.all.withLock { $0 } }

  func stop() async throws {
    try await listener.close()
  }

  final class Heads: Sendable {
    let all = Mutex<[String]>([])
  }
}

private final class ConnectHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  private let heads: TunnelProxy.Heads
  private let answer: String?
  private var received = ""
  private var peer: (any Channel)?

  init(_ heads: TunnelProxy.Heads, refusing answer: String?) {
    self.heads = heads
    self.answer = answer
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let buffer = unwrapInboundIn(data)
    if let peer {
      peer.writeAndFlush(buffer, promise: nil)
      return
    }
    received += String(buffer: buffer)
    guard received.hasSuffix("\r\n\r\n") else { return }
    heads.all.withLock { $0.append(received) }
    let channel = context.channel
    if let answer {
      channel.writeAndFlush(ByteBuffer(string: answer), promise: nil)
      return
    }
    let target = received.split(separator: " ")[1].split(separator: ":")
    let handler = NIOLoopBound(self, eventLoop: context.eventLoop)
    ClientBootstrap(group: context.eventLoop)
      .channelInitializer { inner in
        inner.eventLoop.makeCompletedFuture {
          try inner.pipeline.syncOperations.addHandler(Relay(to: channel))
        }
      }
      .connect(host: String(target[0]), port: Int(target[1]) ?? 0)
      .whenSuccess { inner in
        handler.value.peer = inner
        channel.writeAndFlush(ByteBuffer(string: "HTTP/1.1 200 Connection established\r\n\r\n"), promise: nil)
      }
  }

  func channelInactive(context: ChannelHandlerContext) {
    peer?.close(promise: nil)
  }
}

private final class Relay: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  private let channel: any Channel

  init(to channel: any Channel) {
    self.channel = channel
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    channel.writeAndFlush(unwrapInboundIn(data), promise: nil)
  }

  func channelInactive(context: ChannelHandlerContext) {
    channel.close(promise: nil)
  }
}
