/// `T[]`
final class ArrayObject: Countable {
  var elements: [Value]
  let element: StaticType

  init(_ elements: [Value], of element: StaticType) {
    self.elements = elements
    self.element = element
  }

  var type: StaticType { .array(element) }
  var count: Int { elements.count }
  var footprint: Int { 64 + elements.count * MemoryLayout<Value>.stride }

  func makeIterator() -> () throws -> Value? {
    var index = 0
    return { [self] in
      guard index < elements.count else { return nil }
      defer { index += 1 }
      return elements[index]
    }
  }

  static func of(_ value: Value, at offset: Int) throws -> ArrayObject {
    guard let array = value.object as? ArrayObject else { throw NetException.nullReference.at(offset) }
    return array
  }

  func element(_ index: Value, at offset: Int) throws -> Value {
    guard let index = index.integer, index >= 0, index < elements.count else {
      throw NetException.outOfRange.at(offset)
    }
    return elements[Int(index)]
  }

  func set(_ index: Value, _ value: Value, at offset: Int) throws {
    guard let index = index.integer, index >= 0, index < elements.count else {
      throw NetException.outOfRange.at(offset)
    }
    elements[Int(index)] = value
  }
}
