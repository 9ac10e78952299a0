// Encoders know neither the order of members nor the text of numbers, so the value is written as its own text.
extension JSON: Codable {
  /// Reads a string that holds JSON.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    do {
      self = try JSON(parsing: text)
    } catch {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "the string holds no JSON: \(error)")
    }
  }

  /// Writes a string that holds the JSON.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
