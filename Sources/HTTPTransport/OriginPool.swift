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
    let bootstrap = ClientBootstrap(group: eventLoop)
      .channelOption(.tcpOption(.tcp_nodelay), value: 1)
      .connectTimeout(TimeAmount(pool.options.connectTimeout))
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture { try state.value.0.configure(channel) }
      }
    let connected =
      if let address = try? SocketAddress(ipAddress: origin.host, port: origin.port) {
        bootstrap.connect(to: address)
      } else {
        bootstrap.connect(host: origin.host, port: origin.port)
      }
    connected.whenComplete { result in
      let (pool, exchange) = state.value
      pool.connected(result, for: exchange)
    }
  }

  private func configure(_ channel: any Channel) throws {
    let pipeline = channel.pipeline.syncOperations
    if origin.isSecure { try pipeline.addHandler(pool.tls.handler(for: origin)) }
    var configuration = HTTPRequestEncoder.Configuration()
    configuration.automaticallySetFramingHeaders = false
    try pipeline.addHandler(HTTPRequestEncoder(configuration: configuration))
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
      exchange.fail(TransportError.connectionFailed(to: origin.name, reason: error.transportReason))
      startWaiting()
      if connections.isEmpty, connecting == 0, waiting.isEmpty { pool.remove(origin) }
    }
  }
}
