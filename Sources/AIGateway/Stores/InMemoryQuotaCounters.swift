import LabTime
import Synchronization

/// Quota counters in the memory of one gateway.
final class InMemoryQuotaCounters: QuotaCounters {
  struct Key: Hashable, Codable {
    let name: String
    let periods: FixedPeriods
  }

  struct Usage: Evictable, Codable {
    let periods: FixedPeriods
    var number: Int64
    @Counted var calls = 0
    @Counted var bytes = 0

    func isIdle(at now: Instant) -> Bool { number != periods.number(at: now) }
  }

  private let usages = Mutex(EvictingTable<Key, Usage>())

  // Small enough that no sum overflows.
  private static let most = 1 << 52

  func admit(_ quotas: [QuotaRule], calls: Int, counted: Int, at now: Instant) throws(QuotaRefusal) {
    let refusal: QuotaRefusal? = usages.withLock { usages in
      let refusals = quotas.compactMap { quota in
        Self.with(quota, in: &usages, at: now) {
          Self.refusal(quota, $0, counted: min(max(counted, 0), Self.most), at: now)
        }
      }
      if let refusal = refusals.max(by: { $0.retryAfter ?? .max < $1.retryAfter ?? .max }) { return refusal }
      for quota in quotas { Self.count(quota, calls, 0, in: &usages, at: now) }
      return nil
    }
    if let refusal { throw refusal }
  }

  func count(_ quota: QuotaRule, calls: Int, bytes: Int, at now: Instant) {
    usages.withLock { Self.count(quota, calls, bytes, in: &$0, at: now) }
  }

  func snapshot() -> EvictingTable<Key, Usage> { usages.withLock { $0 } }

  func restore(_ snapshot: EvictingTable<Key, Usage>) { usages.withLock { $0 = snapshot } }

  private static func refusal(
    _ quota: QuotaRule, _ usage: Usage, counted: Int, at now: Instant
  ) -> QuotaRefusal? {
    if let calls = quota.calls, usage.calls - counted >= calls {
      return QuotaRefusal(measure: .calls, retryAfter: quota.periods.secondsLeft(at: now))
    }
    if let kilobytes = quota.kilobytes, usage.bytes / 1024 >= kilobytes {
      return QuotaRefusal(measure: .bandwidth, retryAfter: quota.periods.secondsLeft(at: now))
    }
    return nil
  }

  private static func count(
    _ quota: QuotaRule, _ calls: Int, _ bytes: Int, in usages: inout EvictingTable<Key, Usage>,
    at now: Instant
  ) {
    with(quota, in: &usages, at: now) { usage in
      usage.calls = min(usage.calls + min(max(calls, 0), most), most)
      usage.bytes = min(usage.bytes + min(max(bytes, 0), most), most)
    }
  }

  private static func with<Result>(
    _ quota: QuotaRule, in usages: inout EvictingTable<Key, Usage>, at now: Instant,
    _ body: (inout Usage) -> Result
  ) -> Result {
    let number = quota.periods.number(at: now)
    let fresh = Usage(periods: quota.periods, number: number)
    return usages.withValue(of: Key(name: quota.key, periods: quota.periods), default: fresh, at: now) {
      if $0.number != number { $0 = fresh }
      return body(&$0)
    }
  }
}
