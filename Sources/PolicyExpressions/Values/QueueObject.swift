/// `Queue<T>` and `Stack<T>`: what is taken out first is what came first, or what came last.
final class QueueObject: Countable {
  enum Order {
    case queue, stack
  }

  let order: Order
  let element: StaticType
  private var elements: [Value]
  /// Where a queue begins; what lies before was taken out.
  private var head = 0
  private var version = 0

  init(_ order: Order, _ elements: [Value] = [], of element: StaticType) {
    self.order = order
    self.elements = elements
    self.element = element
  }

  var type: StaticType { .named(order == .queue ? "Queue" : "Stack", [element]) }
  var count: Int { elements.count - head }
  /// The elements in the order in which they are taken out.
  var ordered: [Value] { order == .queue ? Array(elements[head...]) : elements.reversed() }

  func add(_ value: Value) {
    version += 1
    elements.append(value)
  }

  /// What comes out next; nil when nothing is left.
  var next: Value? {
    order == .queue ? elements.dropFirst(head).first : elements.last
  }

  func take() -> Value? {
    guard let next else { return nil }
    version += 1
    if order == .stack {
      elements.removeLast()
      return next
    }
    elements[head] = .null
    head += 1
    if head > 32, head * 2 > elements.count {
      elements.removeFirst(head)
      head = 0
    }
    return next
  }

  func clear() {
    version += 1
    elements = []
    head = 0
  }

  func makeIterator() -> () throws -> Value? {
    let start = version
    var rest = ordered.makeIterator()
    return { [self] in
      guard version == start else {
        throw NetException.invalid("Collection was modified; enumeration operation may not execute.")
      }
      return rest.next()
    }
  }
}
