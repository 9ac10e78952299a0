import OpenAI

extension JSON {
  /// The names of every object within.
  var keys: Set<String> {
    switch self {
    case .object(let object):
      object.members.reduce(into: []) { $0.formUnion($1.value.keys.union([$1.name])) }
    case .array(let elements):
      elements.reduce(into: []) { $0.formUnion($1.keys) }
    default: []
    }
  }
}
