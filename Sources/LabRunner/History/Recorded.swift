public import LabTime

/// Something that a step left behind, with its place in the course of the run.
@dynamicMemberLookup
public struct Recorded<Content: Sendable & Hashable & Encodable>: Sendable, Hashable, Encodable {
  /// Its place among all that the run recorded, from 1.
  public let seq: Int
  /// When it was recorded, by the run's own clock.
  public let at: Instant
  /// What was recorded.
  public let content: Content

  /// A field of what was recorded.
  public subscript<Field>(dynamicMember path: KeyPath<Content, Field>) -> Field {
    content[keyPath: path]
  }

  private enum CodingKeys: CodingKey {
    case seq, at
  }

  /// Writes the content's own fields with `seq` and `at` among them.
  public func encode(to encoder: any Encoder) throws {
    try content.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(seq, forKey: .seq)
    try container.encode(at, forKey: .at)
  }
}
