/// What `OrderBy` answers: elements with the keys they are ordered by, so that `ThenBy` can refine the order.
final class OrderedObject: Enumerable {
  private let element: StaticType
  private let entries: [(keys: [(value: Value, descending: Bool)], element: Value)]

  private init(_ element: StaticType, _ entries: [(keys: [(value: Value, descending: Bool)], element: Value)])
  {
    self.element = element
    self.entries = entries
  }

  var type: StaticType { .named("IOrderedEnumerable", [element]) }

  func makeIterator() -> () throws -> Value? {
    var entries = entries.makeIterator()
    return { entries.next()?.element }
  }

  static func order(_ call: Call, descending: Bool) throws -> Value {
    let before = (call.argument(0).object as? OrderedObject)?.entries
    var entries = try (before ?? call.elements(0).map { ([], $0) }).map { entry in
      (keys: entry.keys + [(try call.invoke(1, entry.element), descending)], element: entry.element)
    }
    try entries.sort { left, right in
      for (a, b) in zip(left.keys, right.keys) {
        let order = try call.order(a.value, b.value)
        if order != 0 { return (order < 0) != a.descending }
      }
      return false
    }
    return .object(OrderedObject(call.types[0], entries))
  }
}
