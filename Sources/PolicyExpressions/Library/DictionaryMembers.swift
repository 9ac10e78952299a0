extension Library {
  /// `System.Collections.Generic.Dictionary<K, V>`
  static let dictionaryMembers: [Member] = [
    Member("new()") { .object(DictionaryObject(key: $0.types[0], value: $0.types[1])) },
    Member("new(int capacity)") { .object(DictionaryObject(key: $0.types[0], value: $0.types[1])) },
    Member("new(StringComparer comparer)") { call in
      .object(
        DictionaryObject(
          key: call.types[0], value: call.types[1],
          ignoresCase: StringComparerObject.ignoresCase(call.argument(0))))
    },
    Member("new(IDictionary<K, V> dictionary)") { call in
      let copy = DictionaryObject(key: call.types[0], value: call.types[1])
      for (key, value) in try call.object(0, DictionaryObject.self).pairs { try copy.set(key, value) }
      return .object(copy)
    },
    Member("V this[K key]", set: { try $0.this(DictionaryObject.self).set($0.argument(0), $1) }) { call in
      guard let value = try call.this(DictionaryObject.self).find(call.argument(0)) else { throw missingKey }
      return value
    },
    Member("int Count") { .int(Int32(truncatingIfNeeded: try $0.this(DictionaryObject.self).count)) },
    Member("void Add(K key, V value)") { call in
      guard try call.this(DictionaryObject.self).set(call.argument(0), call.argument(1), replacing: false)
      else {
        throw NetException("ArgumentException", "An item with the same key has already been added.")
      }
      return .null
    },
    Member("bool ContainsKey(K key)") {
      .bool(try $0.this(DictionaryObject.self).find($0.argument(0)) != nil)
    },
    Member("bool ContainsValue(V value)") { call in
      .bool(
        try call.this(DictionaryObject.self).pairs.contains { try call.equal($0.value, call.argument(0)) })
    },
    Member("bool TryGetValue(K key, out V value)") { call in
      let dictionary: DictionaryObject = try call.this()
      let found = try dictionary.find(call.argument(0))
      call.arguments[1] = found ?? dictionary.missing
      return .bool(found != nil)
    },
    Member("bool Remove(K key)") { .bool(try $0.this(DictionaryObject.self).remove($0.argument(0))) },
    Member("void Clear()") { call in
      try call.this(DictionaryObject.self).clear()
      return .null
    },
    Member("IEnumerable<K> Keys") { call in
      let dictionary: DictionaryObject = try call.this()
      return .object(ListObject(dictionary.pairs.map(\.key), of: dictionary.key))
    },
    Member("IEnumerable<V> Values") { call in
      let dictionary: DictionaryObject = try call.this()
      return .object(ListObject(dictionary.pairs.map(\.value), of: dictionary.value))
    },
  ]

  private static let missingKey = NetException(
    "KeyNotFoundException", "The given key was not present in the dictionary.")

  /// `System.Collections.Generic.HashSet<T>`
  static let hashSetMembers: [Member] = [
    Member("new()") { .object(DictionaryObject(setOf: $0.types[0])) },
    Member("new(StringComparer comparer)") { call in
      .object(
        DictionaryObject(
          setOf: call.types[0], ignoresCase: StringComparerObject.ignoresCase(call.argument(0))))
    },
    Member("new(IEnumerable<T> collection)") { call in
      let set = DictionaryObject(setOf: call.types[0])
      for element in try call.elements(0, "collection") { try set.set(element, .null) }
      return .object(set)
    },
    Member("new(IEnumerable<T> collection, StringComparer comparer)") { call in
      let set = DictionaryObject(
        setOf: call.types[0], ignoresCase: StringComparerObject.ignoresCase(call.argument(1)))
      for element in try call.elements(0, "collection") { try set.set(element, .null, replacing: false) }
      return .object(set)
    },
    Member("int Count") { .int(Int32(truncatingIfNeeded: try $0.this(DictionaryObject.self).count)) },
    Member("bool Add(T item)") {
      .bool(try $0.this(DictionaryObject.self).set($0.argument(0), .null, replacing: false))
    },
    Member("bool Contains(T item)") { .bool(try $0.this(DictionaryObject.self).find($0.argument(0)) != nil) },
    Member("bool Remove(T item)") { .bool(try $0.this(DictionaryObject.self).remove($0.argument(0))) },
    Member("void Clear()") { call in
      try call.this(DictionaryObject.self).clear()
      return .null
    },
  ]

  /// What sets do with one another.
  static let setMembers: [Member] = [
    change("UnionWith") { set, others, _ in
      for other in others { try set.set(other, .null, replacing: false) }
    },
    change("ExceptWith") { set, others, _ in for other in others { _ = set.remove(other) } },
    change("IntersectWith") { set, _, others in
      for (element, _) in set.pairs where try others.find(element) == nil { _ = set.remove(element) }
    },
    question("Overlaps") { set, others in try others.pairs.contains { try set.find($0.key) != nil } },
    question("SetEquals") { set, others in
      try set.count == others.count && others.pairs.allSatisfy { try set.find($0.key) != nil }
    },
    question("IsSubsetOf") { set, others in try set.pairs.allSatisfy { try others.find($0.key) != nil } },
    question("IsSupersetOf") { set, others in try others.pairs.allSatisfy { try set.find($0.key) != nil } },
  ]

  private static func change(
    _ name: String, _ body: @escaping @Sendable (DictionaryObject, [Value], DictionaryObject) throws -> Void
  ) -> Member {
    Member("void \(name)(IEnumerable<T> other)") { call in
      let set: DictionaryObject = try call.this()
      let others = try call.elements(0, "other")
      try body(set, others, set.another(of: others))
      return .null
    }
  }

  private static func question(
    _ name: String, _ body: @escaping @Sendable (DictionaryObject, DictionaryObject) throws -> Bool
  ) -> Member {
    Member("bool \(name)(IEnumerable<T> other)") { call in
      let set: DictionaryObject = try call.this()
      return .bool(try body(set, set.another(of: call.elements(0, "other"))))
    }
  }

  /// `KeyValuePair<K, V>`
  static let pairMembers: [Member] = [
    Member("new(K key, V value)") { call in
      .object(PairObject(key: call.argument(0), value: call.argument(1), types: call.types))
    },
    Member("K Key") { try $0.this(PairObject.self).key },
    Member("V Value") { try $0.this(PairObject.self).value },
  ]

  /// `IReadOnlyDictionary<K, V>`: what hosts offer as headers, queries, claims and variables.
  static let readOnlyDictionaryMembers: [Member] = [
    Member("V this[K key]") { call in
      guard let value = try host(call).value(forKey: call.string(0, "key")) else { throw missingKey }
      return value
    },
    Member("int Count") { .int(Int32(truncatingIfNeeded: try host($0).count)) },
    Member("bool ContainsKey(K key)") { .bool(try host($0).value(forKey: $0.string(0, "key")) != nil) },
    Member("bool TryGetValue(K key, out V value)") { call in
      let dictionary = try host(call)
      let found = dictionary.value(forKey: try call.string(0, "key"))
      call.arguments[1] = found ?? Library.standard.defaultValue(of: dictionary.valueType)
      return .bool(found != nil)
    },
    Member("IEnumerable<K> Keys") { .object(ListObject(try host($0).keys.map(Value.string), of: .string)) },
    Member("IEnumerable<V> Values") { call in
      let dictionary = try host(call)
      return .object(
        ListObject(dictionary.keys.map { dictionary.value(forKey: $0) ?? .null }, of: dictionary.valueType))
    },
  ]

  private static func host(_ call: Call) throws -> any HostDictionary {
    guard let dictionary = call.receiver.object as? any HostDictionary else {
      throw NetException.nullReference
    }
    return dictionary
  }

  /// API Management's `GetValueOrDefault` for headers, queries, claims, parameters and variables.
  static let valueOrDefaultMembers: [Member] = [
    Member(
      "static string GetValueOrDefault(this IReadOnlyDictionary<string, string[]> dictionary, string key)"
    ) { try joined($0) },
    Member(
      "static string GetValueOrDefault(this IReadOnlyDictionary<string, string[]> dictionary, string key, string defaultValue)"
    ) { try joined($0) },
    Member(
      "static string[] GetValueOrDefault(this IReadOnlyDictionary<string, string[]> dictionary, string key, string[] defaultValue)"
    ) { try plain($0) },
    Member("static string GetValueOrDefault(this IReadOnlyDictionary<string, string> dictionary, string key)")
    { try plain($0) },
    Member(
      "static string GetValueOrDefault(this IReadOnlyDictionary<string, string> dictionary, string key, string defaultValue)"
    ) { try plain($0) },
    Member("static object GetValueOrDefault(this IReadOnlyDictionary<string, object> dictionary, string key)")
    { try plain($0) },
    Member(
      "static object GetValueOrDefault(this IReadOnlyDictionary<string, object> dictionary, string key, object defaultValue)"
    ) { try plain($0) },
    Member("static T GetValueOrDefault<T>(this IReadOnlyDictionary<string, object> dictionary, string key)") {
      try typed($0)
    },
    Member(
      "static T GetValueOrDefault<T>(this IReadOnlyDictionary<string, object> dictionary, string key, T defaultValue)"
    ) { try typed($0) },
  ]

  private static func found(_ call: Call) throws -> Value? {
    guard let dictionary = call.argument(0).object as? any HostDictionary else {
      throw NetException.argumentNull("dictionary")
    }
    return dictionary.value(forKey: try call.string(1, "key"))
  }

  private static func plain(_ call: Call) throws -> Value {
    try found(call) ?? call.argument(2)
  }

  private static func joined(_ call: Call) throws -> Value {
    guard let values = try found(call) else { return call.argument(2) }
    guard let array = values.object as? ArrayObject else { return values }
    if array.count == 1, let only = array.elements.first { return only }
    return .string(array.elements.map(\.attributeText).joined(separator: ","))
  }

  private static func typed(_ call: Call) throws -> Value {
    let type = call.types[0]
    guard let value = try found(call) else {
      return call.arguments.count > 2 ? call.argument(2) : Library.standard.defaultValue(of: type)
    }
    if value.type == type { return value }
    return try TypeTest.cast(to: type, in: .standard)(value)
  }
}

/// `StringComparer.OrdinalIgnoreCase` and its like.
final class StringComparerObject: NetObject {
  let ignoresCase: Bool
  private let isOrdinal: Bool

  init(ignoresCase: Bool, isOrdinal: Bool) {
    self.ignoresCase = ignoresCase
    self.isOrdinal = isOrdinal
  }

  /// How two texts are ordered; without case, ordinal comparers see capital letters.
  func compare(_ left: String, _ right: String) -> Int {
    guard isOrdinal else { return Equality.compare(left, right, ignoreCase: ignoresCase) }
    return ignoresCase
      ? Equality.compareOrdinal(NetString.upper(left), NetString.upper(right))
      : Equality.compareOrdinal(left, right)
  }

  var type: StaticType { .named("StringComparer") }

  static func ignoresCase(_ value: Value) -> Bool {
    (value.object as? StringComparerObject)?.ignoresCase ?? false
  }
}
