extension Library {
  /// `System.Linq.Enumerable`: operations that bring elements with equal keys together.
  static let groupingMembers: [Member] = [
    Member(
      "static IEnumerable<IGrouping<K, T>> GroupBy<T, K>(this IEnumerable<T> source, Func<T, K> keySelector)"
    ) { call in
      let types = [call.types[1], call.types[0]]
      return try lazy(call, of: .named("IGrouping", types)) { call in
        try Groups(of: 0, by: 1, call, types).all.map { .object($0) }
      }
    },
    Member(
      "static IEnumerable<IGrouping<K, E>> GroupBy<T, K, E>(this IEnumerable<T> source, Func<T, K> keySelector, Func<T, E> elementSelector)"
    ) { call in
      let types = [call.types[1], call.types[2]]
      return try lazy(call, of: .named("IGrouping", types)) { call in
        try Groups(of: 0, by: 1, call, types) { try call.invoke(2, $0) }.all.map { .object($0) }
      }
    },
    Member(
      "static IEnumerable<R> GroupBy<T, K, R>(this IEnumerable<T> source, Func<T, K> keySelector, Func<K, IEnumerable<T>, R> resultSelector)"
    ) { call in
      try lazy(call, of: call.types[2]) { call in
        try Groups(of: 0, by: 1, call, [call.types[1], call.types[0]]).all.map {
          try call.invoke(2, $0.key, .object($0))
        }
      }
    },
    Member(
      "static IEnumerable<R> Join<O, I, K, R>(this IEnumerable<O> outer, IEnumerable<I> inner, Func<O, K> outerKeySelector, Func<I, K> innerKeySelector, Func<O, I, R> resultSelector)"
    ) { call in
      try lazy(call, of: call.types[3]) { call in
        let groups = try Groups(of: 1, by: 3, call, [call.types[2], call.types[1]])
        return try call.elements(0, "outer").flatMap { outer in
          try groups.elements(of: call.invoke(2, outer)).map { inner in
            try call.scope.step()
            return try call.invoke(4, outer, inner)
          }
        }
      }
    },
    Member(
      "static IEnumerable<R> GroupJoin<O, I, K, R>(this IEnumerable<O> outer, IEnumerable<I> inner, Func<O, K> outerKeySelector, Func<I, K> innerKeySelector, Func<O, IEnumerable<I>, R> resultSelector)"
    ) { call in
      try lazy(call, of: call.types[3]) { call in
        let groups = try Groups(of: 1, by: 3, call, [call.types[2], call.types[1]])
        return try call.elements(0, "outer").map { outer in
          let matching = try groups.elements(of: call.invoke(2, outer))
          return try call.invoke(4, outer, .object(ListObject(matching, of: call.types[1])))
        }
      }
    },
  ]

  /// A sequence that is made as a whole when it is first asked for an element.
  private static func lazy(
    _ call: Call, of element: StaticType, _ make: @escaping (Call) throws -> [Value]
  ) throws -> Value {
    .object(
      try LazySequence(of: element, over: call.arguments) { [call] in
        let values = try make(call)
        try call.scope.allocate(values.count * MemoryLayout<Value>.stride)
        var rest = values.makeIterator()
        return { rest.next() }
      })
  }
}

/// One group of `GroupBy`.
final class GroupingObject: Enumerable {
  let key: Value
  fileprivate(set) var elements: [Value] = []
  private let types: [StaticType]

  fileprivate init(key: Value, types: [StaticType]) {
    self.key = key
    self.types = types
  }

  var type: StaticType { .named("IGrouping", types) }

  func makeIterator() -> () throws -> Value? {
    var elements = elements.makeIterator()
    return { elements.next() }
  }
}

/// The elements of a sequence by their keys, in the order in which the keys came first.
private struct Groups {
  private(set) var all: [GroupingObject] = []
  private var places: [DictionaryObject.Key: Int] = [:]

  /// Groups the sequence in one argument of a call by the function in another; the types are those of key and element.
  init(
    of source: Int, by keySelector: Int, _ call: Call, _ types: [StaticType],
    selecting select: (Value) throws -> Value = { $0 }
  ) throws {
    for element in try call.elements(source) {
      let key = try call.invoke(keySelector, element)
      try call.scope.work(key.footprint)
      try call.scope.allocate(MemoryLayout<Value>.stride)
      try group(of: key, types, call).elements.append(select(element))
    }
  }

  private mutating func group(of key: Value, _ types: [StaticType], _ call: Call) throws -> GroupingObject {
    let wrapped = DictionaryObject.Key(value: key, ignoresCase: false)
    if let place = places[wrapped] { return all[place] }
    try call.scope.create()
    let group = GroupingObject(key: key, types: types)
    places[wrapped] = all.count
    all.append(group)
    return group
  }

  /// The elements under a key; null is equal to no key, as joins have it.
  func elements(of key: Value) -> [Value] {
    guard !key.isNull, let place = places[DictionaryObject.Key(value: key, ignoresCase: false)] else {
      return []
    }
    return all[place].elements
  }
}
