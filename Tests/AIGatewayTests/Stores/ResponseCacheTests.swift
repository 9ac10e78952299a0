import HTTPTransport
import LabTime
import Testing

@testable import AIGateway

@Suite struct ResponseCacheTests {
  private let start = Instant(year: 2026, month: 3, day: 4)

  private func key(_ path: String) -> ResponseCacheKey {
    ResponseCacheKey(api: "a", paths: [path], query: [], headers: [], groups: [])
  }

  private func response(_ size: Int, life: Duration = .seconds(1000)) -> CachedResponse {
    CachedResponse(
      status: 200, reason: nil, headers: [:], content: Array(repeating: 0, count: size), expiry: start + life)
  }

  @Test func `However much is stored, the cache stays within its limit`() {
    let cache = InMemoryResponseCache(limit: 100_000)
    for number in 0..<1000 { cache.store(response(10_000), under: key("\(number)"), at: start) }
    let kept = (0..<1000).filter { cache.response(for: key("\($0)"), at: start) != nil }
    #expect(kept.count < 10 && kept.contains(999), "\(kept)")
  }

  @Test func `What was asked for lately stays longer than what was not`() {
    let cache = InMemoryResponseCache(limit: 100_000)
    for number in 0..<100 {
      cache.store(response(10_000), under: key("\(number)"), at: start)
      #expect(cache.response(for: key("0"), at: start) != nil)
    }
    #expect(cache.response(for: key("1"), at: start) == nil)
  }

  @Test func `What has expired makes room first`() {
    let cache = InMemoryResponseCache(limit: 100_000)
    cache.store(response(40_000), under: key("stays"), at: start)
    cache.store(response(40_000, life: .seconds(1)), under: key("expires"), at: start)
    cache.store(response(40_000), under: key("new"), at: start + .seconds(1))
    let later = start + .seconds(1)
    #expect(cache.response(for: key("stays"), at: later) != nil)
    #expect(cache.response(for: key("expires"), at: later) == nil)
    #expect(cache.response(for: key("new"), at: later) != nil)
  }

  @Test func `A response larger than the cache is not kept, nor the one before it`() {
    let cache = InMemoryResponseCache(limit: 10_000)
    cache.store(response(10), under: key("x"), at: start)
    cache.store(response(20_000), under: key("x"), at: start)
    #expect(cache.response(for: key("x"), at: start) == nil)
  }
}
