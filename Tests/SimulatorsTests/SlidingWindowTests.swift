import LabTime
import Testing

@testable import Simulators

@Suite struct SlidingWindowTests {
  // What the window should do, the slow way.
  private struct Model {
    let limit: Int
    var entries: [(at: Int, amount: Int)] = []

    func used(at now: Int) -> Int {
      entries.filter { $0.at + 60 > now }.reduce(0) { $0 + $1.amount }
    }
  }

  @Test func `It agrees with a window that adds everything up each time`() {
    let random = RandomSource(seed: 5)
    var window = SlidingWindow(limit: 1000, span: .seconds(60))
    var model = Model(limit: 1000)
    var now = 0
    for _ in 0..<20_000 {
      now += random.next(in: 0...3)
      let amount = random.next(in: 0...120)
      let instant = Instant(seconds: Int64(now))
      #expect(window.remaining(at: instant) == model.limit - model.used(at: now))
      switch window.room(for: amount, at: instant) {
      case .fits:
        #expect(model.used(at: now) + amount <= model.limit)
        window.admit(amount, at: instant)
        model.entries.append((now, amount))
        model.entries.removeAll { $0.at + 60 <= now }
      case .fitsAfter(let wait):
        let later = now + Int(wait.inSeconds)
        #expect(model.used(at: later) + amount <= model.limit)
        #expect(model.used(at: later - 1) + amount > model.limit)
      case .never: Issue.record("\(amount) fits into \(model.limit)")
      }
    }
  }

  @Test func `What is larger than the window never fits, whatever its size`() {
    var window = SlidingWindow(limit: 10, span: .seconds(1))
    for amount in [11, Int.max] {
      guard case .never = window.room(for: amount, at: Instant(seconds: 0)) else {
        Issue.record("\(amount) fits")
        continue
      }
    }
    var endless = SlidingWindow(limit: .max, span: .seconds(1))
    endless.admit(.max, at: Instant(seconds: 0))
    #expect(endless.remaining(at: Instant(seconds: 0)) == 0)
    #expect(endless.remaining(at: Instant(seconds: 1)) == .max)
  }
}
