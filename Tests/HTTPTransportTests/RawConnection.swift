import NIOCore
import NIOPosix
import Synchronization

/// A client's socket without HTTP: what is sent and received is written out byte for byte.
final class RawConnection: Sendable {
  private let channel: any Channel
  private let inbox: Inbox

  init(port: Int, reads: Bool = true) async throws {
    let inbox = Inbox()
    self.inbox = inbox
    channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .channelOption(.autoRead, value: reads)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(InboxHandler(inbox))
        }
      }
      .connect(host: "127.0.0.1", port: port).get()
  }

  func send(_ text: String) async throws {
    try await channel.writeAndFlush(ByteBuffer(string: text))
  }

  /// Starts to read, for a connection that was made without.
  func startReading() async throws {
    try await channel.setOption(.autoRead, value: true).get()
  }

  /// All that has arrived, as soon as it holds `text` the given number of times, or the server has closed.
  func received(upTo text: String, times: Int = 1) async -> String {
    await inbox.wait { $0.ranges(of: text).count >= times }
  }

  /// All that arrives until the server closes.
  func receivedUntilClose() async -> String {
    await inbox.wait { _ in false }
  }

  func close() async throws {
    try await channel.close()
  }
}

extension String {
  /// Responses without their Date field, which is another each time.
  var undated: String {
    split(separator: "\r\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("Date: ") }
      .joined(separator: "\r\n")
  }
}

/// What a socket has received.
private final class Inbox: Sendable {
  private struct State {
    var text = ""
    var isClosed = false
    var waiter: (condition: @Sendable (String) -> Bool, continuation: CheckedContinuation<String, Never>)?
  }

  private let state = Mutex(State())

  func update(appending text: String, isClosed: Bool = false) {
    state.withLock { state in
      state.text += text
      state.isClosed = state.isClosed || isClosed
      if let waiter = state.waiter, state.isClosed || waiter.condition(state.text) {
        state.waiter = nil
        waiter.continuation.resume(returning: state.text)
      }
    }
  }

  func wait(_ condition: @escaping @Sendable (String) -> Bool) async -> String {
    await withCheckedContinuation { continuation in
      state.withLock { state in
        if state.isClosed || condition(state.text) {
          continuation.resume(returning: state.text)
        } else {
          state.waiter = (condition, continuation)
        }
      }
    }
  }
}

private final class InboxHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  private let inbox: Inbox

  init(_ inbox: Inbox) {
    self.inbox = inbox
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    inbox.update(appending: String(buffer: unwrapInboundIn(data)))
  }

  func channelInactive(context: ChannelHandlerContext) {
    inbox.update(appending: "", isClosed: true)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }
}
