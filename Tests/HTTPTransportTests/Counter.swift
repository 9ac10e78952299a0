import Synchronization

/// A number that any thread may raise.
final class Counter: Sendable {
  private let number = Mutex(0)

  var value: Int { number.withLock { $0 } }

  @discardableResult
  func increment() -> Int {
    number.withLock {
      $0 += 1
      return $0
    }
  }
}
