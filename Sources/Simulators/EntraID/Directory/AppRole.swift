/// A role of an application, and who has it.
public struct AppRole: Sendable, Hashable, Codable {
  /// What stands in the `roles` of a token.
  public var value: String
  /// Who has it: client ids of applications and managed identities, principal names of users.
  public var members: Set<String>

  /// Describes a role.
  public init(_ value: String, members: Set<String> = []) {
    self.value = value
    self.members = members
  }

  private enum CodingKeys: CodingKey {
    case value, members
  }

  /// Writes the members in the order of the alphabet, so that the same role is the same text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(value, forKey: .value)
    try container.encode(members.sorted(), forKey: .members)
  }
}
