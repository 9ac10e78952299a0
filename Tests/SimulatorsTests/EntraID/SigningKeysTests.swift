import LabTime
import Testing

@testable import Simulators

@Suite struct SigningKeysTests {
  @Test func `A number of two primes is that which another program gets`() throws {
    // 2 ** 61 - 1 and 2 ** 89 - 1, multiplied by bc.
    let left = try #require(WholeNumber(hexadecimal: "1fffffffffffffff"))
    let right = try #require(WholeNumber(hexadecimal: "1ffffffffffffffffffffff"))
    let product = (left * right).bytes.map { String($0, radix: 16) }.joined(separator: " ")
    #expect(product == "3f ff ff ff ff ff ff fd ff ff ff e0 0 0 0 0 0 0 1")
  }

  @Test func `The same seed gives the same keys, another seed others`() throws {
    let now = Instant(year: 2026, month: 3, day: 4)
    let id = try SigningKeys(seed: 5).current(at: now).id
    #expect(try SigningKeys(seed: 5).current(at: now).id == id)
    #expect(try SigningKeys(seed: 6).current(at: now).id != id)
  }

  @Test func `After each period another key signs, and the one before stays published`() throws {
    let keys = SigningKeys(period: .seconds(86_400))
    let days = (0..<30).map { Instant(year: 2026, month: 3, day: 4) + .seconds(86_400 * $0) }
    let ids = try days.map { try keys.current(at: $0).id }
    #expect(Set(ids).count == 30)
    for (index, day) in days.enumerated().dropFirst() {
      #expect(try keys.published(at: day).map(\.id) == [ids[index], ids[index - 1]])
      #expect(try keys.current(at: day + .seconds(86_399)).id == ids[index])
    }
  }

  @Test func `There are keys for every time and period`() throws {
    for period in [Duration.zero, .seconds(-1), .seconds(1), .seconds(Int64.max)] {
      for now in [Int64.min, -1, 0, Int64.max] {
        let keys = SigningKeys(seed: .max, period: period)
        #expect(try keys.published(at: Instant(nanoseconds: now)).count == 2)
      }
    }
  }
}
