import LabTime

/// What outlives a request: counters and caches of one gateway. A change of its policies leaves them as they are.
struct Stores: Sendable {
  let tokenCounters: any TokenCounters
  let tokens = TokenCache()
  let openIDConfigurations = OpenIDConfigurations()
  /// The tokens of the credential manager's connections.
  let authorizations = TokenCache()
  let concurrencySlots = ConcurrencySlots()
  let breakers = CircuitBreakers()
  let rotations = PoolRotations()
  let rateCounters: any RateCounters
  let quotaCounters: any QuotaCounters = InMemoryQuotaCounters()
  let values: any ValueCache = InMemoryValueCache()
  let responses: any ResponseCache = InMemoryResponseCache()
  let semanticCache = SemanticCache()
  /// Where clients of tool servers are connected.
  let toolEndpoints = ToolEndpoints()
  /// What requests leave to be done when they are answered.
  let errands = Errands()
  /// The events that policies log.
  let events: EventLog
  /// The telemetry of requests.
  let telemetry: TelemetryChannel
  /// When the gateway was made: the start of its subscriptions.
  let start: Instant

  init(sku: SKU, start: Instant) {
    self.start = start
    events = EventLog(errands, tokens)
    telemetry = TelemetryChannel(errands)
    rateCounters = InMemoryRateCounters(sku.countsInBuckets ? .bucket : .window)
    tokenCounters = InMemoryTokenCounters(sku.countsInBuckets ? .bucket : .window)
  }
}
