/// What came back for a request of a step, whole.
public struct HTTPAnswer: Sendable, Hashable, Codable {
  /// The status.
  public var status: Int
  /// The values of the header fields by their names in lower case; of several of one name the last.
  public var fields: [String: String]
  /// The body.
  public var text: String

  /// Creates an answer.
  public init(status: Int, fields: [String: String] = [:], text: String) {
    self.status = status
    self.fields = fields
    self.text = text
  }
}
