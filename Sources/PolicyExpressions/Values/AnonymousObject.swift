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
    get throws {
      var text = "{"
      for (member, value) in zip(members, values) {
        let shown = try value.isNull ? "" : value.text()
        guard text.utf8.count + shown.utf8.count < EvaluationLimits.longestText else {
          throw NetException.longText
        }
        text += "\(text.utf8.count > 1 ? "," : "") \(member.name) = \(shown)"
      }
      return text + " }"
    }
  }

  /// Counts the objects inside as often as its text shows them.
  var footprint: Int { values.reduce(64) { $0 + $1.shownFootprint } }

  func equals(_ other: any NetObject) -> Bool {
    guard let other = other as? AnonymousObject, other.members == members else { return false }
    return zip(values, other.values).allSatisfy { Equality.equals($0, $1) }
  }

  var hash: Int { values.reduce(17) { $0 &* 31 &+ Equality.hash($1) } }
}
