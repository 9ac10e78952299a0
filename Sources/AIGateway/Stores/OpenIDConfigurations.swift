import HTTPTransport
import LabTime
import Synchronization

/// The configurations of identity providers: fetched when first asked for and every hour, by one request for all
/// that wait for it.
///
/// Source: the "validate-jwt" page of the policy reference: every hour; for an unknown key, or when fetching
/// failed, at most every 5 minutes.
final class OpenIDConfigurations: Sendable {
  private typealias Fetch = Task<OpenIDConfiguration, any Error>

  private struct Entry: Evictable {
    var lastGood: OpenIDConfiguration?
    var fetch: Fetch
    var isUnderWay = true
    var hasFailed = false
    let begun: Instant

    func isIdle(at now: Instant) -> Bool {
      !isUnderWay && now - begun > OpenIDConfigurations.lifetime
    }
  }

  private static let lifetime = Duration.seconds(3600)
  private static let retryInterval = Duration.seconds(300)

  private let entries = Mutex(EvictingTable<RequestURL, Entry>())

  /// The configuration at a URL.
  ///
  /// - Parameter refreshing: Whether it is asked for because a token names a key that it had not.
  /// - Throws: Why it cannot be had. One that could be had before is kept instead.
  func configuration(
    at url: RequestURL, refreshing: Bool = false, in environment: GatewayEnvironment
  ) async throws -> OpenIDConfiguration {
    let now = environment.clock.now
    let fetch = entries.withLock { entries in
      let entry = entries[url]
      if let entry {
        let age = now - entry.begun
        let limit = refreshing || entry.hasFailed ? Self.retryInterval : Self.lifetime
        if entry.isUnderWay || age < limit { return entry.fetch }
      }
      // A task of its own: whoever asked first may go away, and others wait for it as well. In simulated time
      // it stays on the clock's thread.
      let lastGood = entry?.lastGood
      let fetch = Fetch(executorPreference: environment.clock as? any TaskExecutor) {
        try await self.fetch(url, instead: lastGood, in: environment)
      }
      entries.set(url, to: Entry(lastGood: lastGood, fetch: fetch, begun: now), at: now)
      return fetch
    }
    return try await fetch.value
  }

  private func fetch(
    _ url: RequestURL, instead lastGood: OpenIDConfiguration?, in environment: GatewayEnvironment
  ) async throws -> OpenIDConfiguration {
    let result: Result<OpenIDConfiguration, any Error>
    do {
      result = .success(try await OpenIDConfiguration.fetch(url, in: environment))
    } catch {
      result = .failure(error)
    }
    entries.withLock { entries in
      guard var entry = entries[url] else { return }
      entry.isUnderWay = false
      switch result {
      case .success(let configuration): entry.lastGood = configuration
      case .failure: entry.hasFailed = true
      }
      entries.set(url, to: entry, at: entry.begun)
    }
    if case .failure = result, let lastGood { return lastGood }
    return try result.get()
  }
}
