/// A number that counts up from 0.
///
/// One that is read from a snapshot is far from where sums overflow, or the snapshot is refused.
@propertyWrapper
public struct Counted: Sendable, Hashable, Codable {
  /// The largest number that is read.
  public static let most = 1 << 52

  /// The number.
  public var wrappedValue: Int

  /// Wraps a number.
  public init(wrappedValue: Int) {
    self.wrappedValue = wrappedValue
  }

  /// Reads a number.
  public init(from decoder: any Decoder) throws {
    wrappedValue = try decoder.singleValueContainer().decode(Int.self)
    guard (0...Self.most).contains(wrappedValue) else {
      throw decoder.refusal("\(wrappedValue) is no count")
    }
  }

  /// Writes the number.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(wrappedValue)
  }
}

extension Decoder {
  /// An error about a value in a snapshot that cannot be.
  public func refusal(_ reason: String) -> DecodingError {
    .dataCorrupted(DecodingError.Context(codingPath: codingPath, debugDescription: reason))
  }
}
