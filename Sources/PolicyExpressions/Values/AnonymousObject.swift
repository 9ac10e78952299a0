/// `new { name = value }`
final class AnonymousObject: NetObject {
  let members: [StaticType.AnonymousMember]
  let values: [Value]

  init(members: [StaticType.AnonymousMember], values: [Value]) {
    self.members = members
    self.values = values
  }

  var type: StaticType { .anonymous(members) }

  var text: String {
    let shown = zip(members, values).map { "\($0.name) = \((try? $1.text()) ?? "")" }
    return "{ \(shown.joined(separator: ", ")) }"
  }

  func equals(_ other: any NetObject) -> Bool {
    guard let other = other as? AnonymousObject, other.members == members else { return false }
    return zip(values, other.values).allSatisfy { Equality.equals($0, $1) }
  }

  var hash: Int { values.reduce(17) { $0 &* 31 &+ Equality.hash($1) } }
}
