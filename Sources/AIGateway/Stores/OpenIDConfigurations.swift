import HTTPTransport
import LabTime
import Synchronization

/// The configurations of identity providers: fetched when first asked for and every hour, by one request for all
/// that wait for it.
///
/// Source: the "validate-jwt" page of the policy reference: every hour; for an unknown key, or when fetching
/// failed, at most every 5 minutes.
final class OpenIDConfigurations: Stateful {
  private typealias Fetch = Task<OpenIDConfiguration, any Error>

  /// What came of asking last.
  struct Answer: Codable {
    /// The newest that could be had.
    var lastGood: OpenIDConfiguration?
    /// Why none could be had the last time.
    var failure: FetchFailure?
    let begun: Instant

    func result() throws -> OpenIDConfiguration {
      if let lastGood { return lastGood }
      throw failure ?? FetchFailure(description: "it was not fetched")
    }
  }

  private struct Entry: Evictable {
    var answer: Answer
    /// The request that is under way.
    var fetch: Fetch?

    func isIdle(at now: Instant) -> Bool {
      fetch == nil && now - answer.begun > OpenIDConfigurations.lifetime
    }
  }

  /// Why a configuration cannot be had.
  struct FetchFailure: Error, Codable, CustomStringConvertible {
    let description: String
  }

  private static let lifetime = Duration.seconds(3600)
  private static let retryInterval = Duration.seconds(300)

  private let entries = Mutex(EvictingTable<String, Entry>())

  /// The configuration at a URL.
  ///
  /// - Parameter refreshing: Whether it is asked for because a token names a key that it had not.
  /// - Throws: Why it cannot be had. One that could be had before is kept instead.
  func configuration(
    at url: RequestURL, refreshing: Bool = false, in environment: GatewayEnvironment
  ) async throws -> OpenIDConfiguration {
    let now = environment.clock.now
    let (known, fetch) = entries.withLock { entries -> (Answer?, Fetch?) in
      let entry = entries[url.description]
      if let entry {
        let age = now - entry.answer.begun
        let limit = refreshing || entry.answer.failure != nil ? Self.retryInterval : Self.lifetime
        if let fetch = entry.fetch { return (nil, fetch) }
        if age < limit { return (entry.answer, nil) }
      }
      // A task of its own: whoever asked first may go away, and others wait for it as well. In simulated time
      // it stays on the clock's thread.
      let answer = Answer(lastGood: entry?.answer.lastGood, begun: now)
      let fetch = Fetch(executorPreference: environment.clock as? any TaskExecutor) {
        try await self.fetch(url, instead: answer, in: environment)
      }
      entries.set(url.description, to: Entry(answer: answer, fetch: fetch), at: now)
      return (nil, fetch)
    }
    if let known { return try known.result() }
    guard let fetch else { throw FetchFailure(description: "it was not fetched") }
    return try await fetch.value
  }

  private func fetch(
    _ url: RequestURL, instead old: Answer, in environment: GatewayEnvironment
  ) async throws -> OpenIDConfiguration {
    var answer = old
    do {
      answer.lastGood = try await OpenIDConfiguration.fetch(url, in: environment)
    } catch {
      answer.failure = FetchFailure(description: "\(error)")
    }
    let ended = answer
    entries.withLock { $0.set(url.description, to: Entry(answer: ended), at: ended.begun) }
    return try ended.result()
  }

  func snapshot() -> [String: Answer] {
    entries.withLock { $0.values(where: { $0.fetch == nil }).mapValues(\.answer) }
  }

  func restore(_ snapshot: [String: Answer]) {
    let restored = EvictingTable(snapshot.mapValues { Entry(answer: $0) })
    entries.withLock { $0 = restored }
  }
}
