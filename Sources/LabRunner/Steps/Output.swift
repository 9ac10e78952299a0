/// What one step hands to the next, and the history keeps: the only memory between steps.
public struct Output<Value: Codable & Sendable>: Sendable {
  /// The output's name; outputs of one lab have different names.
  public let name: String

  /// Creates an output that has no value yet.
  public init(_ name: String) {
    self.name = name
  }
}
