import HTTPTransport
import LabTime

/// Sends again what a receiver of logs could not take, a bounded number of times.
///
/// Source: `EventHubsRetryOptions` of Azure's SDKs: three times more, the first after 0.8 seconds, each later after
/// twice as long, never after more than a minute; a `Retry-After` is heeded within that. Where all tries of one thing
/// have failed, what follows it is tried once until something arrives, so that a receiver that is down does not hold up
/// a queue.
struct Redelivery {
  /// What came of a try.
  enum Outcome {
    case arrived
    /// It is of no use to try again.
    case refused(String)
    /// It may arrive later.
    case delayed(String, retryAfter: Duration?)

    /// What a response or the lack of one means.
    init(_ response: Response, from host: String, at now: Instant) {
      let reason = "\(host) answered \(response.status) \(response.reasonPhrase)"
      switch response.status {
      case 200..<300: self = .arrived
      case let status where Redelivery.isTransient(status):
        self = .delayed(reason, retryAfter: RetryAfter.duration(in: response.headers, at: now))
      default: self = .refused(reason)
      }
    }

    /// What an error means.
    init(_ error: any Error) {
      self = error is TransportError ? .delayed("\(error)", retryAfter: nil) : .refused("\(error)")
    }
  }

  private var isDown = false

  private static let tries = 4
  private static let firstDelay = Duration.milliseconds(800)
  private static let longestDelay = Duration.seconds(60)

  /// Whether a receiver that answers so may take the same a little later.
  static func isTransient(_ status: Int) -> Bool {
    status == 408 || status == 429 || (500..<600).contains(status)
  }

  /// Tries until something has arrived or is given up.
  ///
  /// - Returns: Why it was given up; nil when it has arrived.
  mutating func deliver(on clock: any LabClock, _ attempt: () async -> Outcome) async -> String? {
    var delay = Self.firstDelay
    var left = isDown ? 1 : Self.tries
    while true {
      switch await attempt() {
      case _ where Task.isCancelled: return "the gateway was stopped"
      case .arrived:
        isDown = false
        return nil
      case .refused(let reason):
        isDown = false
        return reason
      case .delayed(let reason, let wanted):
        left -= 1
        guard left > 0 else {
          isDown = true
          return reason
        }
        do {
          try await clock.sleep(for: min(Self.longestDelay, max(delay, wanted ?? .zero)))
        } catch {
          return "the gateway was stopped"
        }
        delay *= 2
      }
    }
  }
}
