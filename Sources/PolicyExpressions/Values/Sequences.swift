/// Walking whatever can be walked.
enum Sequences {
  /// A walk over a value's elements; nil for null and for what has none.
  static func iterator(of value: Value) -> (() throws -> Value?)? {
    switch value {
    case .object(let object as any Enumerable): return object.makeIterator()
    case .object(let dictionary as any HostDictionary):
      var keys = dictionary.keys.makeIterator()
      let types: [StaticType] = [.string, dictionary.valueType]
      return {
        guard let key = keys.next() else { return nil }
        return .object(
          PairObject(key: .string(key), value: dictionary.value(forKey: key) ?? .null, types: types))
      }
    case .string(let text):
      var units = text.utf16.makeIterator()
      return { units.next().map(Value.char) }
    default: return nil
    }
  }
}

/// A sequence that is worked out while it is walked, as LINQ's are.
final class LazySequence: Enumerable {
  let element: StaticType
  /// How many lazy sequences lie under one another; bounded, since walking recurses.
  let height: Int
  static let highest = 100
  /// What walking it has to go through, at least.
  let footprint: Int
  private let make: () throws -> () throws -> Value?

  init(
    of element: StaticType, over sources: [Value], _ make: @escaping () throws -> () throws -> Value?
  ) throws {
    let below = sources.map { ($0.object as? LazySequence)?.height ?? 0 }.max() ?? 0
    guard below < Self.highest else {
      throw NetException.budget(
        "The expression puts more than \(Self.highest) sequence operations on one another.")
    }
    height = below + 1
    footprint = sources.reduce(64) { $0 + $1.footprint }
    self.element = element
    self.make = make
  }

  var type: StaticType { .enumerable(element) }

  func makeIterator() -> () throws -> Value? {
    var next: (() throws -> Value?)?
    return { [make] in
      if let next { return try next() }
      let started = try make()
      next = started
      return try started()
    }
  }
}
