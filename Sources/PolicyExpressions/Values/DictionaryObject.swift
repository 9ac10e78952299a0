/// `Dictionary<K, V>` and `HashSet<K>`: keys in order of insertion, found by value.
final class DictionaryObject: Countable {
  /// A key as Swift's dictionaries want it.
  struct Key: Hashable {
    let value: Value
    let ignoresCase: Bool

    static func == (left: Key, right: Key) -> Bool {
      guard left.ignoresCase, let a = left.value.string, let b = right.value.string else {
        return Equality.equals(left.value, right.value)
      }
      return Equality.equal(a.lowercased(), b.lowercased())
    }

    func hash(into hasher: inout Hasher) {
      if ignoresCase, let text = value.string {
        hasher.combine(Equality.hash(of: text.lowercased()))
      } else {
        hasher.combine(Equality.hash(value))
      }
    }
  }

  let type: StaticType
  let key: StaticType
  let value: StaticType
  private let ignoresCase: Bool
  private let isSet: Bool
  private var places: [Key: Int] = [:]
  private var entries: [(key: Value, value: Value)?] = []
  private var version = 0

  init(key: StaticType, value: StaticType, ignoresCase: Bool = false) {
    self.key = key
    self.value = value
    self.ignoresCase = ignoresCase
    isSet = false
    type = .named("Dictionary", [key, value])
  }

  init(setOf element: StaticType, ignoresCase: Bool = false) {
    key = element
    value = .object
    self.ignoresCase = ignoresCase
    isSet = true
    type = .named("HashSet", [element])
  }

  var count: Int { places.count }
  var footprint: Int { 64 + entries.count * 4 * MemoryLayout<Value>.stride }

  /// What `TryGetValue` answers for a key that is not there.
  var missing: Value { Library.standard.defaultValue(of: value) }

  var pairs: [(key: Value, value: Value)] { entries.compactMap(\.self) }

  private func wrap(_ key: Value) -> Key {
    Key(value: key, ignoresCase: ignoresCase)
  }

  func find(_ key: Value) throws -> Value? {
    if key.isNull, !isSet { throw NetException.argumentNull("key") }
    guard let place = places[wrap(key)] else { return nil }
    return entries[place]?.value
  }

  /// Sets a key's value; false when the key was there and must not be.
  @discardableResult
  func set(_ key: Value, _ value: Value, replacing: Bool = true) throws -> Bool {
    if key.isNull, !isSet { throw NetException.argumentNull("key") }
    let wrapped = wrap(key)
    if let place = places[wrapped] {
      guard replacing else { return false }
      entries[place] = (entries[place]?.key ?? key, value)
      version += 1
      return true
    }
    places[wrapped] = entries.count
    entries.append((key, value))
    version += 1
    return true
  }

  /// A set of other elements, compared as this one compares them.
  func another(of elements: [Value]) throws -> DictionaryObject {
    let set = DictionaryObject(setOf: key, ignoresCase: ignoresCase)
    for element in elements { try set.set(element, .null, replacing: false) }
    return set
  }

  func remove(_ key: Value) -> Bool {
    guard let place = places.removeValue(forKey: wrap(key)) else { return false }
    entries[place] = nil
    version += 1
    return true
  }

  func clear() {
    places = [:]
    entries = []
    version += 1
  }

  func makeIterator() -> () throws -> Value? {
    var index = 0
    let start = version
    let types = [key, value]
    return { [self] in
      guard version == start else {
        throw NetException.invalid("Collection was modified; enumeration operation may not execute.")
      }
      while index < entries.count {
        defer { index += 1 }
        guard let entry = entries[index] else { continue }
        return isSet ? entry.key : .object(PairObject(key: entry.key, value: entry.value, types: types))
      }
      return nil
    }
  }
}
