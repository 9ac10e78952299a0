/// `List<T>`, and what LINQ's `ToList` answers.
final class ListObject: Countable {
  var elements: [Value]
  let element: StaticType
  /// Counts changes, so that a walk notices one.
  private(set) var version = 0

  init(_ elements: [Value] = [], of element: StaticType) {
    self.elements = elements
    self.element = element
  }

  var type: StaticType { .named("List", [element]) }
  var count: Int { elements.count }
  var footprint: Int { 64 + elements.count * MemoryLayout<Value>.stride }

  func change(_ body: (inout [Value]) throws -> Void) rethrows {
    version += 1
    try body(&elements)
  }

  func makeIterator() -> () throws -> Value? {
    var index = 0
    let start = version
    return { [self] in
      guard version == start else {
        throw NetException.invalid("Collection was modified; enumeration operation may not execute.")
      }
      guard index < elements.count else { return nil }
      defer { index += 1 }
      return elements[index]
    }
  }

  func index(_ value: Int) throws -> Int {
    guard value >= 0, value < elements.count else {
      throw NetException.argumentOutOfRange(
        "Index was out of range. Must be non-negative and less than the size of the collection.", "index")
    }
    return value
  }
}
