import NIOCore

/// Tells a connection how long it has been silent, without asking for the time at each read.
///
/// It counts ticks of a quarter of the shortest limit, so that a limit holds to within a quarter of it.
final class SilenceTimer {
  private let interval: TimeAmount
  private var quietTicks = 0
  private var timer: RepeatedTask?

  /// - Parameter shortestLimit: The shortest time after which the connection would act.
  init(shortestLimit: Duration) {
    interval = max(.milliseconds(1), TimeAmount(shortestLimit / 4))
  }

  /// The peer has done something.
  func touch() {
    quietTicks = 0
  }

  /// Calls `tick` with the time that has passed since the last ``touch()``, until ``stop()``.
  func start(on eventLoop: any EventLoop, _ tick: @escaping (TimeAmount) -> Void) {
    let state = NIOLoopBound((timer: self, tick: tick), eventLoop: eventLoop)
    timer = eventLoop.scheduleRepeatedTask(initialDelay: interval, delay: interval) { _ in
      let (timer, tick) = state.value
      timer.quietTicks += 1
      tick(.nanoseconds(timer.interval.nanoseconds * Int64(timer.quietTicks)))
    }
  }

  func stop() {
    timer?.cancel()
    timer = nil
  }
}
