import LabTime
import Synchronization

/// What an admitted request owes to its token counter: it is settled once, or given back.
final class TokenCharge: Sendable {
  let reservation: TokenReservation
  /// The prompt's estimated tokens; nil when there is no estimate.
  let estimate: Int?
  private let counters: any TokenCounters
  private let clock: any LabClock
  private let isOpen = Mutex(true)

  init(_ reservation: TokenReservation, estimate: Int?, counters: any TokenCounters, clock: any LabClock) {
    self.reservation = reservation
    self.estimate = estimate
    self.counters = counters
    self.clock = clock
  }

  /// Charges what the request took, and tells what is left.
  @discardableResult
  func settle(_ tokens: Int) -> TokenAllowance {
    guard close() else { return reservation.remaining }
    return counters.settle(reservation, actual: tokens, at: clock.now)
  }

  /// Gives back what was reserved.
  func refund() {
    if close() { counters.refund(reservation, at: clock.now) }
  }

  private func close() -> Bool {
    isOpen.withLock { isOpen in
      defer { isOpen = false }
      return isOpen
    }
  }

  // A caller that is gone before there was an answer has taken nothing.
  deinit { refund() }
}
