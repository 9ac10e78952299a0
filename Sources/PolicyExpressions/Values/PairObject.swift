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
    "[\((try? key.text()) ?? ""), \((try? value.text()) ?? "")]"
  }

  func equals(_ other: any NetObject) -> Bool {
    guard let other = other as? PairObject else { return false }
    return Equality.equals(key, other.key) && Equality.equals(value, other.value)
  }

  var hash: Int { Equality.hash(key) &* 31 &+ Equality.hash(value) }
}
