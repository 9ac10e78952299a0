import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// The connections of one event loop to one origin: in use, idle, and being made.
final class OriginPool {
  let origin: Origin
  private let pool: ConnectionPool
  private var connections: [ObjectIdentifier: ClientConnection] = [:]
  /// The most recently used is last, and taken first: the rest can grow old.
  private var idle: [ClientConnection] = []
  private var connecting = 0
  private var waiting = CircularBuffer<Exchange>()

  init(origin: Origin, pool: ConnectionPool) {
    self.origin = origin
    self.pool = pool
  }

  func start(_ exchange: Exchange) {
    while let connection = idle.popLast() {
      if connection.isUsable { return connection.send(exchange) }
    }
    if let limit = pool.options.connectionsPerHost, connections.count + connecting >= max(1, limit) {
      waiting.append(exchange)
    } else {
      connect(for: exchange)
    }
  }

  /// Takes back a connection whose exchange is complete.
  func release(_ connection: ClientConnection) {
    if let next = nextWaiting() {
      connection.send(next)
    } else {
      idle.append(connection)
    }
  }

  /// A connection is closed.
  func remove(_ connection: ClientConnection) {
    connections[ObjectIdentifier(connection)] = nil
    idle.removeAll { $0 === connection }
    startWaiting()
    if connections.isEmpty, connecting == 0, waiting.isEmpty { pool.remove(origin) }
  }

  /// Sends a request again whose kept connection was dead.
  func repeatOnNewConnection(_ exchange: Exchange) {
    exchange.wasRepeated = true
    connect(for: exchange)
  }

  func close() {
    while let exchange = waiting.popFirst() { exchange.fail(TransportError.connectionClosed) }
    for connection in connections.values { connection.close() }
  }

  private func nextWaiting() -> Exchange? {
    while let exchange = waiting.popFirst() {
      if !exchange.isOver { return exchange }
    }
    return nil
  }

  private func startWaiting() {
    if let next = nextWaiting() { start(next) }
  }

  // MARK: Connecting

  private func connect(for exchange: Exchange) {
    connecting += 1
    let eventLoop = pool.executor.eventLoop
    let state = NIOLoopBound((self, exchange), eventLoop: eventLoop)
    let tunnel = origin.isSecure ? origin.proxy : nil
    let bootstrap = ClientBootstrap(group: eventLoop)
      .channelOption(.tcpOption(.tcp_nodelay), value: 1)
      .connectTimeout(TimeAmount(pool.options.connectTimeout))
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          if tunnel == nil { try state.value.0.configure(channel) }
        }
      }
    let (host, port) = origin.proxy.map { ($0.url.host, $0.url.effectivePort) } ?? (origin.host, origin.port)
    var connected =
      if let address = try? SocketAddress(ipAddress: host, port: port) {
        bootstrap.connect(to: address)
      } else {
        bootstrap.connect(host: host, port: port)
      }
    if let tunnel {
      connected = connected.flatMap { channel in state.value.0.dig(tunnel, on: channel) }
    }
    connected.whenComplete { result in
      let (pool, exchange) = state.value
      pool.connected(result, for: exchange)
    }
  }

  // Opens a tunnel through a proxy; what speaks with the origin takes its place on the channel.
  private func dig(_ proxy: HTTPProxy, on channel: any Channel) -> EventLoopFuture<any Channel> {
    let pool = NIOLoopBound(self, eventLoop: channel.eventLoop)
    let tunnel = ProxyTunnel(to: origin, through: proxy, timeout: self.pool.options.connectTimeout)
    do {
      try channel.pipeline.syncOperations.addHandler(tunnel)
    } catch {
      return channel.eventLoop.makeFailedFuture(error)
    }
    let opened = tunnel.open(on: channel).flatMapThrowing { () -> any Channel in
      try pool.value.configure(channel)
      return channel
    }
    opened.whenFailure { _ in channel.close(promise: nil) }
    return opened
  }

  private func configure(_ channel: any Channel) throws {
    let pipeline = channel.pipeline.syncOperations
    if origin.isSecure { try pipeline.addHandler(pool.tls.handler(for: origin)) }
    try pipeline.addHandler(RequestWriter())
    try pipeline.addHandler(ByteToMessageHandler(HTTPResponseDecoder()))
    try pipeline.addHandler(ClientConnection(origin: self, executor: pool.executor, options: pool.options))
  }

  private func connected(_ result: Result<any Channel, any Error>, for exchange: Exchange) {
    connecting -= 1
    do {
      let connection = try result.get().pipeline.syncOperations.handler(type: ClientConnection.self)
      connections[ObjectIdentifier(connection)] = connection
      if exchange.isOver { release(connection) } else { connection.send(exchange) }
    } catch {
      exchange.fail(
        error as? TransportError
          ?? .connectionFailed(
            to: (origin.proxy?.url.authority).map { "the proxy \($0)" } ?? origin.name,
            reason: error.transportReason))
      startWaiting()
      if connections.isEmpty, connecting == 0, waiting.isEmpty { pool.remove(origin) }
    }
  }
}
