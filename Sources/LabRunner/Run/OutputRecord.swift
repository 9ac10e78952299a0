/// The value of an output: what one step hands to the next, what the history keeps and resume restores.
public struct OutputRecord: Sendable, Hashable, Codable {
  /// The output's name; it names one value in a run.
  public var name: String
  /// The value as JSON.
  public var value: String

  /// Creates a record of an output from its JSON.
  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}
