/// The client's connections on one event loop, by origin.
final class ConnectionPool {
  let executor: EventLoopExecutor
  let options: ClientOptions
  let tls: ClientTLS
  let deadlines: ExchangeDeadlines
  private var origins: [Origin: OriginPool] = [:]

  init(executor: EventLoopExecutor, options: ClientOptions, tls: ClientTLS) {
    self.executor = executor
    self.options = options
    self.tls = tls
    deadlines = ExchangeDeadlines(on: executor.eventLoop)
  }

  func start(_ exchange: Exchange, at origin: Origin) {
    if let pool = origins[origin] { return pool.start(exchange) }
    let pool = OriginPool(origin: origin, pool: self)
    origins[origin] = pool
    pool.start(exchange)
  }

  /// Forgets an origin that no connection is left of.
  func remove(_ origin: Origin) {
    origins[origin] = nil
  }

  func close() {
    let all = origins.values
    origins = [:]
    for pool in all { pool.close() }
  }
}
