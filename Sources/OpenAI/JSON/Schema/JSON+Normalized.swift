extension JSON {
  /// What stands for the value in comparisons, equal for all texts of one meaning: `1.0` and `1`, members in
  /// any order.
  var normalized: JSON {
    switch self {
    case .number(let number): return .number(SchemaNumber(number).normalized)
    case .array(let elements): return .array(elements.map(\.normalized))
    case .object(let object):
      // Of two members of one name the last counts.
      var members: [String: JSON] = [:]
      for member in object.members { members[member.name] = member.value.normalized }
      return .object(
        JSONObject(members.keys.sorted().map { JSONObject.Member($0, members[$0] ?? .null) }))
    case .string(let text):
      // To Swift two texts are equal that look alike; to JSON only those of the same scalars are.
      return text.utf8.allSatisfy { $0 < 0x80 }
        ? self : .array(text.unicodeScalars.map { .int(Int($0.value)) })
    default: return self
    }
  }
}
