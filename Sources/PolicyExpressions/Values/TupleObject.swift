/// `(a, b)` and `System.Tuple`; it never changes, so that a copy is one.
final class TupleObject: NetObject {
  let values: [Value]
  let type: StaticType

  init(_ values: [Value], type: StaticType) {
    self.values = values
    self.type = type
  }

  /// A value tuple.
  init(_ values: [Value], of types: [StaticType]) {
    self.values = values
    type = .tuple(types.map { StaticType.TupleElement(name: nil, type: $0.unnamed) })
  }

  /// The same tuple with another value at a place.
  func setting(_ place: Int, to value: Value) -> TupleObject {
    var values = values
    if values.indices.contains(place) { values[place] = value }
    return TupleObject(values, type: type)
  }

  var text: String {
    get throws {
      var texts: [String] = []
      var count = 0
      for value in values {
        let shown = try value.isNull ? "" : value.text()
        count += shown.utf8.count
        guard count < EvaluationLimits.longestText else { throw NetException.longText }
        texts.append(shown)
      }
      return "(\(texts.joined(separator: ", ")))"
    }
  }

  /// Counts the objects inside as often as its text shows them.
  var footprint: Int { values.reduce(64) { $0 + $1.shownFootprint } }

  func equals(_ other: any NetObject) -> Bool {
    guard let other = other as? TupleObject, other.type == type else { return false }
    return zip(values, other.values).allSatisfy { Equality.equals($0, $1) }
  }

  var hash: Int { values.reduce(17) { $0 &* 31 &+ Equality.hash($1) } }

  /// How two tuples are ordered: by the first elements that differ.
  func compare(_ other: TupleObject) throws -> Int {
    for (mine, theirs) in zip(values, other.values) {
      let order = try Equality.compare(mine, theirs)
      if order != 0 { return order }
    }
    return 0
  }
}
