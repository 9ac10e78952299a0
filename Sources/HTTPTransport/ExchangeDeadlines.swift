import NIOCore

/// Fails the exchanges of an event loop that have got no response in time.
///
/// There is one timer for all of them, set for the earliest deadline: nearly every exchange is over long before its
/// own, and a timer of the loop's for each would cost more than all else that is done here.
final class ExchangeDeadlines {
  private let eventLoop: any EventLoop
  private var waiting: [(exchange: Exchange, deadline: NIODeadline)] = []
  private var timer: Scheduled<Void>?
  private var next = NIODeadline.distantFuture

  init(on eventLoop: any EventLoop) {
    self.eventLoop = eventLoop
  }

  /// Fails an exchange when a time has passed, unless it is removed before.
  func add(_ exchange: Exchange, timeout: Duration) {
    let deadline = NIODeadline.now() + TimeAmount(timeout)
    exchange.deadline = (self, waiting.count)
    waiting.append((exchange, deadline))
    if deadline < next { schedule(deadline) }
  }

  /// Takes back what stands at a place, which the last one takes.
  func remove(at index: Int) {
    let last = waiting.removeLast()
    guard index < waiting.count else { return }
    waiting[index] = last
    last.exchange.deadline = (self, index)
  }

  private func schedule(_ deadline: NIODeadline) {
    timer?.cancel()
    next = deadline
    timer = eventLoop.assumeIsolated().scheduleTask(deadline: deadline) { [weak self] in self?.expire() }
  }

  private func expire() {
    next = .distantFuture
    timer = nil
    let now = NIODeadline.now()
    let late = waiting.filter { $0.deadline <= now }
    for (exchange, _) in late.sorted(by: { $0.deadline < $1.deadline }) {
      exchange.fail(TransportError.timedOut)
    }
    if let earliest = waiting.map(\.deadline).min(), earliest < next { schedule(earliest) }
  }
}
