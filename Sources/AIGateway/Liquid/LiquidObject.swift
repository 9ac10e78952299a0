import PolicyExpressions

/// What a template sees of something of the gateway: named values, each made when it is asked for.
final class LiquidObject: HostDictionary {
  /// The text that the object is written as; nil for its members one after another.
  let written: String?
  private let members: [(name: String, value: () -> Value)]

  /// Creates an object of values.
  convenience init(_ members: [(name: String, value: Value)]) {
    self.init(making: members.map { member in (member.name, { member.value }) })
  }

  /// Creates an object whose values are made when they are asked for.
  init(written: String? = nil, making members: [(name: String, value: () -> Value)]) {
    self.written = written
    self.members = members
  }

  var valueType: StaticType { .object }
  var keys: [String] { members.map(\.name) }
  var count: Int { members.count }

  func value(forKey key: String) -> Value? {
    members.first { $0.name == key }?.value()
  }
}
