/// `KeyValuePair<K, V>`, and `IGrouping<K, V>`'s pairs on their way.
final class PairObject: NetObject {
  let key: Value
  let value: Value
  private let types: [StaticType]

  init(key: Value, value: Value, types: [StaticType]) {
    self.key = key
    self.value = value
    self.types = types
  }

  var type: StaticType { .named("KeyValuePair", types) }

  var text: String {
    get throws {
      let key = try key.isNull ? "" : key.text()
      let value = try value.isNull ? "" : value.text()
      guard key.utf8.count + value.utf8.count < EvaluationLimits.longestText else {
        throw NetException.longText
      }
      return "[\(key), \(value)]"
    }
  }

  /// Counts the objects inside as often as its text shows them.
  var footprint: Int { 64 + key.shownFootprint + value.shownFootprint }

  func equals(_ other: any NetObject) -> Bool {
    guard let other = other as? PairObject else { return false }
    return Equality.equals(key, other.key) && Equality.equals(value, other.value)
  }

  var hash: Int { Equality.hash(key) &* 31 &+ Equality.hash(value) }
}

extension Value {
  /// What it takes inside an object whose text, equality and hash go through all that it holds.
  var shownFootprint: Int {
    object is AnonymousObject || object is PairObject || object is TupleObject ? footprint : 0
  }
}
