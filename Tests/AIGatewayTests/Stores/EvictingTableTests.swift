import LabTime
import Testing

@testable import AIGateway

@Suite struct EvictingTableTests {
  private struct Guest: Evictable {
    let leaves: Instant

    func isIdle(at now: Instant) -> Bool { leaves <= now }
  }

  private let start = Instant(year: 2026, month: 3, day: 4)

  @Test func `Idle values do not pile up, the others stay`() {
    var table = EvictingTable<Int, Guest>()
    table.set(-1, to: Guest(leaves: start + .seconds(1_000_000)), at: start)
    for key in 0..<10_000 {
      let now = start + .seconds(key)
      table.set(key, to: Guest(leaves: now + .seconds(10)), at: now)
      #expect(table.count <= 1025)
    }
    #expect(table[-1] != nil)
    #expect(table[9_999] != nil)
  }

  @Test func `Values that are in use are all kept`() {
    var table = EvictingTable<Int, Guest>()
    for key in 0..<3000 { table.set(key, to: Guest(leaves: start + .seconds(10)), at: start) }
    #expect(table.count == 3000)
  }
}
