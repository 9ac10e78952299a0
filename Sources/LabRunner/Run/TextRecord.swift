/// Text that a step showed.
public struct TextRecord: Sendable, Hashable, Codable {
  /// One line or several, without the last line end.
  public var text: String

  /// Creates a record of text.
  public init(_ text: String) {
    self.text = text
  }
}
