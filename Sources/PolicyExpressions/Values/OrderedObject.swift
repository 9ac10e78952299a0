/// What `OrderBy` answers: elements with the keys they are ordered by, so that `ThenBy` can refine the order.
final class OrderedObject: Enumerable {
  private struct Key {
    let value: Value
    let isDescending: Bool
    /// How strings are compared, if not as usual.
    let comparer: StringComparerObject?
  }

  private typealias Entry = (keys: [Key], element: Value)

  private let element: StaticType
  private let entries: [Entry]

  private init(_ element: StaticType, _ entries: [Entry]) {
    self.element = element
    self.entries = entries
  }

  var type: StaticType { .named("IOrderedEnumerable", [element]) }

  func makeIterator() -> () throws -> Value? {
    var entries = entries.makeIterator()
    return { entries.next()?.element }
  }

  /// Orders the first argument by what the second answers; refining keeps the order that there is.
  static func order(_ call: Call, refining: Bool, descending: Bool) throws -> Value {
    let before = refining ? (call.argument(0).object as? OrderedObject)?.entries : nil
    let comparer = call.argument(2).object as? StringComparerObject
    let keyed: [Entry] = try (before ?? call.elements(0).map { ([], $0) }).map { entry in
      let key = Key(value: try call.invoke(1, entry.element), isDescending: descending, comparer: comparer)
      return (entry.keys + [key], entry.element)
    }
    // The place decides last, as an order in .NET leaves equal elements as they were.
    let sorted = try keyed.enumerated().sorted { left, right in
      for (a, b) in zip(left.element.keys, right.element.keys) {
        let order = try compare(a, b, call)
        if order != 0 { return (order < 0) != a.isDescending }
      }
      return left.offset < right.offset
    }
    return .object(OrderedObject(call.types[0], sorted.map(\.element)))
  }

  private static func compare(_ left: Key, _ right: Key, _ call: Call) throws -> Int {
    guard let comparer = left.comparer, case .string(let a) = left.value, case .string(let b) = right.value
    else {
      return try call.order(left.value, right.value)
    }
    try call.scope.work(a.utf8.count + b.utf8.count)
    return comparer.compare(a, b)
  }
}
