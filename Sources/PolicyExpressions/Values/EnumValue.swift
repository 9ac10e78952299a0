/// A value of a .NET enumeration.
public struct EnumValue: Hashable, Sendable, Codable {
  /// The enumeration.
  public let type: EnumType
  /// The number behind the name.
  public let raw: Int32

  /// The member's name, or the number when no member has it.
  public var name: String {
    type.cases.first { $0.raw == raw }?.name ?? String(raw)
  }
}

/// A .NET enumeration: its name, and the names of its members with their numbers.
public struct EnumType: Hashable, Sendable, Codable {
  /// One member.
  public struct Case: Hashable, Sendable, Codable {
    /// The member's name.
    public let name: String
    /// The number behind it.
    public let raw: Int32
  }

  /// The name without namespace.
  public let name: String
  /// The namespace.
  public let namespace: String
  /// The members in order of declaration.
  public let cases: [Case]

  /// Creates an enumeration whose members count from 0.
  public init(_ name: String, namespace: String, _ names: [String]) {
    self.name = name
    self.namespace = namespace
    cases = names.enumerated().map { Case(name: $0.element, raw: Int32($0.offset)) }
  }

  /// Creates an enumeration with numbers of its own.
  init(_ name: String, namespace: String, numbered: [(String, Int32)]) {
    self.name = name
    self.namespace = namespace
    cases = numbered.map { Case(name: $0.0, raw: $0.1) }
  }

  /// The value of a member, when there is one of that name.
  public func value(_ name: String) -> Value? {
    cases.first { $0.name == name }.map { .enumeration(EnumValue(type: self, raw: $0.raw)) }
  }
}
