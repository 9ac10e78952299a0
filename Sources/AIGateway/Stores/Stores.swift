import LabTime
import Synchronization

/// What outlives a request: counters and caches of one gateway. A change of its policies leaves them as they are.
final class Stores: Sendable {
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
  private let beginning: Beginning

  init(sku: SKU, start: Instant) {
    beginning = Beginning(start)
    events = EventLog(errands, tokens)
    telemetry = TelemetryChannel(errands)
    rateCounters = InMemoryRateCounters(sku.countsInBuckets ? .bucket : .window)
    tokenCounters = InMemoryTokenCounters(sku.countsInBuckets ? .bucket : .window)
  }

  /// When the gateway was made: the start of its subscriptions.
  var start: Instant { beginning.snapshot() }

  /// All that remembers something while no request is under way.
  var parts: [StatefulPart] {
    [
      StatefulPart("gateway: start", beginning),
      StatefulPart("gateway: token counters", tokenCounters),
      StatefulPart("gateway: rate counters", rateCounters),
      StatefulPart("gateway: quota counters", quotaCounters),
      StatefulPart("gateway: values", values),
      StatefulPart("gateway: responses", responses),
      StatefulPart("gateway: semantic cache", semanticCache),
      StatefulPart("gateway: circuit breakers", breakers),
      StatefulPart("gateway: pool rotations", rotations),
      StatefulPart("gateway: identity providers", openIDConfigurations),
      StatefulPart("gateway: access tokens", tokens, isSecret: true),
      StatefulPart("gateway: authorizations", authorizations, isSecret: true),
    ]
  }
}

/// When a gateway was made.
private final class Beginning: Stateful {
  private let instant: Mutex<Instant>

  init(_ instant: Instant) {
    self.instant = Mutex(instant)
  }

  func snapshot() -> Instant { instant.withLock { $0 } }

  func restore(_ snapshot: Instant) { instant.withLock { $0 = snapshot } }
}
