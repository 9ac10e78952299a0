import LabTime
import Testing

@Suite struct VirtualClockTests {
  let start = Instant(seconds: 1_700_000_000)

  @Test(.timeLimit(.minutes(10)))
  func `Sleeping for a day takes no wall time and moves the clock by a day`() async throws {
    let clock = VirtualClock(startingAt: start)
    try await clock.run { try await clock.sleep(for: .seconds(86_400)) }
    #expect(clock.now - start == .seconds(86_400))
  }

  @Test func `Sleepers wake in the order of their deadlines`() async throws {
    let clock = VirtualClock(startingAt: start)
    let order = try await clock.run {
      try await withThrowingTaskGroup(of: Int.self) { group in
        for seconds in [30, 10, 20, 10] {
          group.addTask {
            try await clock.sleep(for: .seconds(seconds))
            return seconds
          }
        }
        var order: [Int] = []
        for try await seconds in group { order.append(seconds) }
        return order
      }
    }
    #expect(order == [10, 10, 20, 30])
  }

  @Test func `A timeout cancels what takes too long and leaves what is quick alone`() async throws {
    let clock = VirtualClock(startingAt: start)
    let results = try await clock.run {
      let slow = try await clock.withTimeout(.seconds(5)) {
        try await clock.sleep(for: .seconds(60))
        return "slow"
      }
      let quick = try await clock.withTimeout(.seconds(5)) {
        try await clock.sleep(for: .seconds(1))
        return "quick"
      }
      return [slow, quick]
    }
    #expect(results == [nil, "quick"])
    #expect(clock.now - start == .seconds(6))
  }

  @Test func `Actors are entered on the clock's own thread, so the clock waits for them`() async throws {
    actor Counter {
      var count = 0
      func add() -> Int {
        count += 1
        return count
      }
    }
    let clock = VirtualClock(startingAt: start)
    let counter = Counter()
    let last = try await clock.run {
      for _ in 0..<100 {
        try await clock.sleep(for: .milliseconds(10))
        _ = await counter.add()
      }
      return await counter.count
    }
    #expect(last == 100)
    #expect(clock.now - start == .seconds(1))
  }

  @Test func `The same program takes the same course twice`() async throws {
    func course() async throws -> [String] {
      let clock = VirtualClock(startingAt: start)
      let random = RandomSource(seed: 7)
      return try await clock.run {
        try await withThrowingTaskGroup(of: String.self) { group in
          for number in 0..<200 {
            let pause = Duration.milliseconds(random.next(in: 0...500))
            group.addTask {
              try await clock.sleep(for: pause)
              try await clock.sleep(for: pause)
              return "\(number)@\(clock.now.iso8601)"
            }
          }
          var course: [String] = []
          for try await event in group { course.append(event) }
          return course
        }
      }
    }
    let first = try await course()
    let second = try await course()
    #expect(first == second)
  }

  @Test func `One run after another stays on one thread, in order`() async throws {
    let clock = VirtualClock(startingAt: start)
    for round in 1...500 {
      let times = try await clock.run {
        try await withThrowingTaskGroup(of: Instant.self) { group in
          for _ in 0..<4 {
            group.addTask {
              try await clock.sleep(for: .seconds(1))
              return clock.now
            }
          }
          return try await group.reduce(into: []) { $0.append($1) }
        }
      }
      #expect(times.allSatisfy { $0 == start + .seconds(round) })
    }
  }

  @Test func `A cancelled sleeper throws and does not hold the clock back`() async throws {
    let clock = VirtualClock(startingAt: start)
    await #expect(throws: CancellationError.self) {
      try await clock.run {
        try await withThrowingTaskGroup(of: Void.self) { group in
          group.addTask { try await clock.sleep(for: .seconds(1_000_000)) }
          group.cancelAll()
          try await group.waitForAll()
        }
      }
    }
    #expect(clock.now == start)
  }
}

@Suite struct HeldClockTests {
  private let clock = VirtualClock(startingAt: Instant(seconds: 1_700_000_000))

  @Test func `Time that is held stands still while tasks go on, and goes on when it is let go`() async throws
  {
    let start = clock.now
    try await clock.run { [clock] in
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await clock.sleep(for: .seconds(60)) }
        clock.hold()
        // Work that is no part of the clock's: it ends long after the clock has nothing else to do.
        try await Task.detached { try await Task.sleep(for: .milliseconds(20)) }.value
        #expect(clock.now == start)
        clock.release()
        try await group.waitForAll()
      }
    }
    #expect(clock.now - start == .seconds(60))
  }

  @Test func `A task from outside of the clock is woken by it`() async throws {
    let start = clock.now
    try await clock.run { [clock] in
      try await Task.detached { try await clock.sleep(for: .seconds(5)) }.value
    }
    #expect(clock.now - start == .seconds(5))
  }
}
