public import LabTime

// In the history and in JSON an instant is ISO-8601 text to the millisecond.
extension Instant: Codable {
  /// Reads what ``Instant/iso8601`` writes.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let instant = Instant(iso8601: text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(text)' is not a time such as 2026-03-01T09:30:00.125Z")
    }
    self = instant
  }

  /// Writes the instant as ``Instant/iso8601``.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(iso8601)
  }
}
