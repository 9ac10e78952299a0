import LabTime

/// A name that no other has and that sorts by time: 48 bits of milliseconds and 80 random bits in Crockford's
/// base 32 (https://github.com/ulid/spec).
enum ULID {
  private static let digits = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

  // Not from the run's seed: the same run made twice must get two names.
  static func make(at instant: Instant) -> String {
    var generator = SystemRandomNumberGenerator()
    return make(at: instant, using: &generator)
  }

  static func make(at instant: Instant, using generator: inout some RandomNumberGenerator) -> String {
    let milliseconds = UInt64(max(0, instant.nanoseconds / 1_000_000))
    let time = (0..<10).reversed().map { digits[Int(milliseconds >> (5 * UInt64($0)) & 31)] }
    let random = (0..<16).map { _ in digits[Int(generator.next() & 31)] }
    return String(time + random)
  }
}
