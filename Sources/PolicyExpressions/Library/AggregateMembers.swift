extension Library {
  /// `System.Linq.Enumerable`: operations that answer one element or one number.
  static let aggregateMembers: [Member] =
    elementMembers
    + [
      Member("static bool Any<T>(this IEnumerable<T> source)") { .bool(try $0.sequence(0)() != nil) },
      Member("static bool Any<T>(this IEnumerable<T> source, Func<T, bool> predicate)") {
        .bool(try matching($0, 1) != nil)
      },
      Member("static bool All<T>(this IEnumerable<T> source, Func<T, bool> predicate)") { call in
        let next = try call.sequence(0)
        while let element = try next() {
          if !(try call.invoke(1, element).truth ?? false) { return .bool(false) }
        }
        return .bool(true)
      },
      Member("static int Count<T>(this IEnumerable<T> source)") {
        .int(Int32(truncatingIfNeeded: try $0.elements(0).count))
      },
      Member("static int Count<T>(this IEnumerable<T> source, Func<T, bool> predicate)") { call in
        .int(Int32(truncatingIfNeeded: try call.elements(0).count { try call.invoke(1, $0).truth ?? false }))
      },
      Member("static bool Contains<T>(this IEnumerable<T> source, T value)") { call in
        if let set = call.argument(0).object as? DictionaryObject, !call.argument(1).isNull {
          return .bool(try set.find(call.argument(1)) != nil)
        }
        return .bool(try call.elements(0).contains { try call.equal($0, call.argument(1)) })
      },
      Member("static bool Contains<T>(this IEnumerable<T> source, T value, StringComparer comparer)") {
        call in
        let ignoresCase = StringComparerObject.ignoresCase(call.argument(2))
        let wanted = DictionaryObject.Key(value: call.argument(1), ignoresCase: ignoresCase)
        return .bool(
          try call.elements(0).contains {
            DictionaryObject.Key(value: $0, ignoresCase: ignoresCase) == wanted
          })
      },
      Member("static bool SequenceEqual<T>(this IEnumerable<T> first, IEnumerable<T> second)") { call in
        let first = try call.elements(0, "first")
        let second = try call.elements(1, "second")
        return .bool(first.count == second.count && zip(first, second).allSatisfy { Equality.equals($0, $1) })
      },
      Member("static T[] ToArray<T>(this IEnumerable<T> source)") {
        .object(ArrayObject(try $0.elements(0), of: $0.types[0]))
      },
      Member("static List<T> ToList<T>(this IEnumerable<T> source)") {
        .object(ListObject(try $0.elements(0), of: $0.types[0]))
      },
      Member("static HashSet<T> ToHashSet<T>(this IEnumerable<T> source)") { call in
        let set = DictionaryObject(setOf: call.types[0])
        for element in try call.elements(0) { try set.set(element, .null, replacing: false) }
        return .object(set)
      },
      Member("static Dictionary<K, T> ToDictionary<T, K>(this IEnumerable<T> source, Func<T, K> keySelector)")
      { call in
        try dictionary(call, value: call.types[0]) { $0 }
      },
      Member(
        "static Dictionary<K, V> ToDictionary<T, K, V>(this IEnumerable<T> source, Func<T, K> keySelector, Func<T, V> elementSelector)"
      ) { call in
        try dictionary(call, value: call.types[2]) { try call.invoke(2, $0) }
      },
      Member(
        "static Dictionary<K, T> ToDictionary<T, K>(this IEnumerable<T> source, Func<T, K> keySelector, StringComparer comparer)"
      ) { call in
        try dictionary(call, value: call.types[0], comparer: 2) { $0 }
      },
      Member(
        "static Dictionary<K, V> ToDictionary<T, K, V>(this IEnumerable<T> source, Func<T, K> keySelector, Func<T, V> elementSelector, StringComparer comparer)"
      ) { call in
        try dictionary(call, value: call.types[2], comparer: 3) { try call.invoke(2, $0) }
      },
      Member(
        "static S Aggregate<T, R, S>(this IEnumerable<T> source, R seed, Func<R, T, R> func, Func<R, S> resultSelector)"
      ) { call in
        try call.invoke(3, try call.elements(0).reduce(call.argument(1)) { try call.invoke(2, $0, $1) })
      },
      Member("static R Aggregate<T, R>(this IEnumerable<T> source, R seed, Func<R, T, R> func)") { call in
        try call.elements(0).reduce(call.argument(1)) { try call.invoke(2, $0, $1) }
      },
      Member("static T Aggregate<T>(this IEnumerable<T> source, Func<T, T, T> func)") { call in
        let elements = try call.elements(0)
        guard let first = elements.first else { throw noElements }
        return try elements.dropFirst().reduce(first) { try call.invoke(1, $0, $1) }
      },
    ] + orderingMembers + numericMembers

  static let noElements = NetException.invalid("Sequence contains no elements")
  private static let noMatch = NetException.invalid("Sequence contains no matching element")

  private static let elementMembers: [Member] = [
    Member("static T First<T>(this IEnumerable<T> source)") { try orThrow(try $0.sequence(0)(), noElements) },
    Member("static T First<T>(this IEnumerable<T> source, Func<T, bool> predicate)") {
      try orThrow(try matching($0, 1), noMatch)
    },
    Member("static T FirstOrDefault<T>(this IEnumerable<T> source)") { try $0.sequence(0)() ?? standard($0) },
    Member("static T FirstOrDefault<T>(this IEnumerable<T> source, Func<T, bool> predicate)") {
      try matching($0, 1) ?? standard($0)
    },
    Member("static T Last<T>(this IEnumerable<T> source)") {
      try orThrow(try $0.elements(0).last, noElements)
    },
    Member("static T Last<T>(this IEnumerable<T> source, Func<T, bool> predicate)") {
      try orThrow(try filtered($0).last, noMatch)
    },
    Member("static T LastOrDefault<T>(this IEnumerable<T> source)") {
      try $0.elements(0).last ?? standard($0)
    },
    Member("static T LastOrDefault<T>(this IEnumerable<T> source, Func<T, bool> predicate)") {
      try filtered($0).last ?? standard($0)
    },
    Member("static T Single<T>(this IEnumerable<T> source)") {
      try orThrow(try single(try $0.elements(0), "element"), noElements)
    },
    Member("static T Single<T>(this IEnumerable<T> source, Func<T, bool> predicate)") {
      try orThrow(try single(filtered($0), "matching element"), noMatch)
    },
    Member("static T SingleOrDefault<T>(this IEnumerable<T> source)") {
      try single(try $0.elements(0), "element") ?? standard($0)
    },
    Member("static T SingleOrDefault<T>(this IEnumerable<T> source, Func<T, bool> predicate)") {
      try single(filtered($0), "matching element") ?? standard($0)
    },
    Member("static T ElementAt<T>(this IEnumerable<T> source, int index)") { call in
      let elements = try call.elements(0)
      guard elements.indices.contains(call.int(1)) else {
        throw NetException.argumentOutOfRange(
          "Index was out of range. Must be non-negative and less than the size of the collection.", "index")
      }
      return elements[call.int(1)]
    },
    Member("static T ElementAtOrDefault<T>(this IEnumerable<T> source, int index)") { call in
      let elements = try call.elements(0)
      return elements.indices.contains(call.int(1)) ? elements[call.int(1)] : standard(call)
    },
  ]

  private static func standard(_ call: Call) -> Value {
    Library.standard.defaultValue(of: call.types[0])
  }

  private static func orThrow(_ value: Value?, _ exception: NetException) throws -> Value {
    guard let value else { throw exception }
    return value
  }

  private static func matching(_ call: Call, _ predicate: Int) throws -> Value? {
    let next = try call.sequence(0)
    while let element = try next() {
      if try call.invoke(predicate, element).truth ?? false { return element }
    }
    return nil
  }

  private static func filtered(_ call: Call) throws -> [Value] {
    try call.elements(0).filter { try call.invoke(1, $0).truth ?? false }
  }

  private static func single(_ elements: [Value], _ what: String) throws -> Value? {
    guard elements.count <= 1 else { throw NetException.invalid("Sequence contains more than one \(what)") }
    return elements.first
  }

  private static func dictionary(
    _ call: Call, value: StaticType, comparer: Int? = nil, _ select: (Value) throws -> Value
  ) throws -> Value {
    let ignoresCase = comparer.map { StringComparerObject.ignoresCase(call.argument($0)) } ?? false
    let result = DictionaryObject(key: call.types[1], value: value, ignoresCase: ignoresCase)
    for element in try call.elements(0) {
      guard try result.set(call.invoke(1, element), select(element), replacing: false) else {
        throw NetException("ArgumentException", "An item with the same key has already been added.")
      }
    }
    return .object(result)
  }

  /// Sum, Average, Min and Max of the types that `System.Linq` sums.
  private static let numericMembers: [Member] =
    ["int", "long", "float", "double", "decimal"].flatMap { name -> [Member] in
      let type = StaticType.basic(name) ?? .int
      let mean = name == "float" || name == "decimal" ? name : "double"
      return [
        Member("static \(name) Sum(this IEnumerable<\(name)> source)") { try sum($0.elements(0), type) },
        Member("static \(name) Sum<T>(this IEnumerable<T> source, Func<T, \(name)> selector)") {
          try sum(selected($0), type)
        },
        Member("static \(mean) Average(this IEnumerable<\(name)> source)") {
          try average($0.elements(0), as: type)
        },
        Member("static \(mean) Average<T>(this IEnumerable<T> source, Func<T, \(name)> selector)") {
          try average(selected($0), as: type)
        },
      ]
    } + [
      Member("static T Min<T>(this IEnumerable<T> source)") { try extreme($0, $0.elements(0), -1) },
      Member("static T Max<T>(this IEnumerable<T> source)") { try extreme($0, $0.elements(0), 1) },
      Member("static K Min<T, K>(this IEnumerable<T> source, Func<T, K> selector)") {
        try extreme($0, selected($0), -1)
      },
      Member("static K Max<T, K>(this IEnumerable<T> source, Func<T, K> selector)") {
        try extreme($0, selected($0), 1)
      },
    ]

  private static func selected(_ call: Call) throws -> [Value] {
    try call.elements(0).map { try call.invoke(1, $0) }
  }

  private static func sum(_ values: [Value], _ type: StaticType) throws -> Value {
    guard let add = Numbers.binary("+", type, checked: true) else { return .null }
    return try values.reduce(Library.standard.defaultValue(of: type)) { try add($0, $1) }
  }

  private static func average(_ values: [Value], as type: StaticType) throws -> Value {
    guard !values.isEmpty else { throw noElements }
    if type == .decimal {
      return try Numbers.binary("/", .decimal, checked: true)?(sum(values, type), .long(Int64(values.count)))
        ?? .null
    }
    if type == .float {
      return .float(Float(values.reduce(0) { $0 + ($1.number ?? 0) } / Double(values.count)))
    }
    return .double(values.reduce(0) { $0 + ($1.number ?? 0) } / Double(values.count))
  }

  private static func extreme(_ call: Call, _ values: [Value], _ sign: Int) throws -> Value {
    guard let first = values.first else { throw noElements }
    return try values.dropFirst().reduce(first) { try call.order($1, $0) * sign > 0 ? $1 : $0 }
  }
}
