// In the history and in JSON an instant is ISO-8601 text to the millisecond; a snapshot, which must be exact, asks
// for nanoseconds.
extension Instant: Codable {
  /// What an encoder's `userInfo` has where instants are to be exact.
  static let isExact = CodingUserInfoKey(rawValue: "labs.exact instants")

  /// Reads what ``encode(to:)`` writes.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    // Text comes first, as a row of the history would give the year for a number.
    guard let text = try? container.decode(String.self) else {
      self.init(nanoseconds: try container.decode(Int64.self))
      return
    }
    guard let instant = Instant(iso8601: text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(text)' is not a time such as 2026-03-01T09:30:00.125Z")
    }
    self = instant
  }

  /// Writes the instant as ``iso8601``; in a snapshot as nanoseconds.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let key = Self.isExact, encoder.userInfo[key] != nil {
      try container.encode(nanoseconds)
    } else {
      try container.encode(iso8601)
    }
  }
}
