import HTTPTransport
import LabTime
import Synchronization

/// Counts the bytes of a request and of its response as they pass, and charges them to quotas.
final class BandwidthMeter: Sendable {
  private struct State {
    var quotas: [QuotaRule] = []
    /// The bytes that passed before it was known which quotas they count in.
    var pending = 0
  }

  private let counters: any QuotaCounters
  private let clock: any LabClock
  private let state = Mutex(State())

  /// Counts the request that a context is about.
  init(_ context: PolicyContext) {
    counters = context.stores.quotaCounters
    clock = context.environment.clock
    context.request.body = metering(context.request.body)
  }

  /// Charges request and response to quotas, once the response is there.
  func charge(_ context: PolicyContext, to quotas: [QuotaRule]) {
    charge(to: quotas)
    if let body = context.response?.body { context.response?.body = metering(body) }
  }

  private func charge(to quotas: [QuotaRule]) {
    let pending = state.withLock { state in
      state.quotas = quotas
      return state.pending
    }
    count(pending, in: quotas)
  }

  private func metering(_ body: Body) -> Body {
    switch body {
    case .empty: break
    case .bytes(let bytes): pass(bytes.count)
    case .stream(let stream):
      return .stream(
        BodyStream {
          var chunks = stream.makeAsyncIterator()
          let chunk = try await chunks.next()
          if let chunk { self.pass(chunk.count) }
          return chunk
        })
    }
    return body
  }

  private func pass(_ bytes: Int) {
    let quotas = state.withLock { state in
      if state.quotas.isEmpty { state.pending += bytes }
      return state.quotas
    }
    count(bytes, in: quotas)
  }

  private func count(_ bytes: Int, in quotas: [QuotaRule]) {
    for quota in quotas { counters.count(quota, calls: 0, bytes: bytes, at: clock.now) }
  }
}
