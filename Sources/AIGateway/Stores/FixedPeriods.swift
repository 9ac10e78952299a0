import LabTime

/// Periods of one length that follow each other from an instant on, both ways.
struct FixedPeriods: Sendable, Hashable {
  /// In seconds; 0 for one period without end.
  let length: Int64
  // Seconds since 1970.
  private let origin: Int64

  /// Periods that begin at an instant.
  init(seconds: Int, from start: Instant) {
    length = Self.clamped(seconds)
    origin = start.nanoseconds / 1_000_000_000
  }

  /// Periods that begin at a date such as `2026-03-01T00:00:00Z`, of the years 1 to 9999; nil for other text.
  init?(seconds: Int, from text: String) {
    guard text.utf8.count == 20, let year = Int(text.prefix(4)), year > 0 else { return nil }
    // Instants do not reach back to year 1, but the calendar repeats itself every 400 years.
    let like = 2000 + year % 400
    guard let start = Instant(iso8601: "\(like)\(text.dropFirst(4).dropLast()).000Z"), text.hasSuffix("Z")
    else {
      return nil
    }
    length = Self.clamped(seconds)
    origin = start.nanoseconds / 1_000_000_000 - Int64((like - year) / 400) * 146_097 * 86_400
  }

  /// The number of the period that an instant lies in.
  func number(at now: Instant) -> Int64 {
    guard length > 0 else { return 0 }
    let elapsed = Self.seconds(now) - origin
    let (quotient, remainder) = elapsed.quotientAndRemainder(dividingBy: length)
    return remainder < 0 ? quotient - 1 : quotient
  }

  /// Whole seconds until the next period; nil when there is none.
  func secondsLeft(at now: Instant) -> Int? {
    guard length > 0 else { return nil }
    return Int(origin + (number(at: now) + 1) * length - Self.seconds(now))
  }

  private static func seconds(_ instant: Instant) -> Int64 {
    let (quotient, remainder) = instant.nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
    return remainder < 0 ? quotient - 1 : quotient
  }

  // Ten thousand years at most, so that no sum overflows.
  private static func clamped(_ seconds: Int) -> Int64 { Int64(min(max(seconds, 0), 315_576_000_000)) }
}

extension FixedPeriods: Codable {
  private enum CodingKeys: CodingKey {
    case length, origin
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    length = try container.decode(Int64.self, forKey: .length)
    origin = try container.decode(Int64.self, forKey: .origin)
    guard (0...315_576_000_000).contains(length), origin.magnitude <= 1 << 40 else {
      throw decoder.refusal("these are no periods")
    }
  }
}
