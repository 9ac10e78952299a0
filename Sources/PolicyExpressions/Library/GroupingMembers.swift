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
    Member("static ILookup<K, T> ToLookup<T, K>(this IEnumerable<T> source, Func<T, K> keySelector)") {
      call in
      .object(LookupObject(try Groups(of: 0, by: 1, call, [call.types[1], call.types[0]])))
    },
    Member(
      "static ILookup<K, E> ToLookup<T, K, E>(this IEnumerable<T> source, Func<T, K> keySelector, Func<T, E> elementSelector)"
    ) { call in
      .object(
        LookupObject(
          try Groups(of: 0, by: 1, call, [call.types[1], call.types[2]]) { try call.invoke(2, $0) }))
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

  /// `System.Linq.ILookup<K, E>`
  static let lookupMembers: [Member] = [
    Member("int Count") { .int(Int32(truncatingIfNeeded: try $0.this(LookupObject.self).groups.all.count)) },
    Member("bool Contains(K key)") {
      .bool(try $0.this(LookupObject.self).groups.find($0.argument(0)) != nil)
    },
    Member("IEnumerable<E> this[K key]") { call in
      let lookup: LookupObject = try call.this()
      return .object(
        lookup.groups.find(call.argument(0)) ?? ListObject([], of: lookup.groups.types[1]))
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

/// What `ToLookup` answers.
private final class LookupObject: Enumerable {
  let groups: Groups

  init(_ groups: Groups) {
    self.groups = groups
  }

  var type: StaticType { .named("ILookup", groups.types) }

  func makeIterator() -> () throws -> Value? {
    var rest = groups.all.makeIterator()
    return { rest.next().map { .object($0) } }
  }
}

/// The elements of a sequence by their keys, in the order in which the keys came first.
private struct Groups {
  private(set) var all: [GroupingObject] = []
  private var places: [DictionaryObject.Key: Int] = [:]
  /// The types of key and element.
  let types: [StaticType]

  /// Groups the sequence in one argument of a call by the function in another; the types are those of key and element.
  init(
    of source: Int, by keySelector: Int, _ call: Call, _ types: [StaticType],
    selecting select: (Value) throws -> Value = { $0 }
  ) throws {
    self.types = types
    for element in try call.elements(source) {
      let key = try call.invoke(keySelector, element)
      try call.scope.work(key.footprint)
      try call.scope.allocate(MemoryLayout<Value>.stride)
      try group(of: key, call).elements.append(select(element))
    }
  }

  private mutating func group(of key: Value, _ call: Call) throws -> GroupingObject {
    let wrapped = DictionaryObject.Key(value: key, ignoresCase: false)
    if let place = places[wrapped] { return all[place] }
    try call.scope.create()
    let group = GroupingObject(key: key, types: types)
    places[wrapped] = all.count
    all.append(group)
    return group
  }

  func find(_ key: Value) -> GroupingObject? {
    places[DictionaryObject.Key(value: key, ignoresCase: false)].map { all[$0] }
  }

  /// The elements under a key; null is equal to no key, as joins have it.
  func elements(of key: Value) -> [Value] {
    key.isNull ? [] : find(key)?.elements ?? []
  }
}
