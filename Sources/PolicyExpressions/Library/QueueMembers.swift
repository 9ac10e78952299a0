extension Library {
  /// `System.Collections.Generic.Queue<T>`
  static let queueMembers: [Member] =
    orderedMembers(.queue) + [
      Member("void Enqueue(T item)") { try add($0) },
      Member("T Dequeue()") { call in
        guard let value = try call.this(QueueObject.self).take() else {
          throw NetException.invalid("Queue empty.")
        }
        return value
      },
    ]

  /// `System.Collections.Generic.Stack<T>`
  static let stackMembers: [Member] =
    orderedMembers(.stack) + [
      Member("void Push(T item)") { try add($0) },
      Member("T Pop()") { call in
        guard let value = try call.this(QueueObject.self).take() else {
          throw NetException.invalid("Stack empty.")
        }
        return value
      },
    ]

  private static func orderedMembers(_ order: QueueObject.Order) -> [Member] {
    let emptied = order == .queue ? "Queue empty." : "Stack empty."
    return [
      Member("new()") { .object(QueueObject(order, of: $0.types[0])) },
      Member("new(int capacity)") { .object(QueueObject(order, of: $0.types[0])) },
      Member("new(IEnumerable<T> collection)") {
        .object(QueueObject(order, try $0.elements(0, "collection"), of: $0.types[0]))
      },
      Member("T Peek()") { call in
        guard let value = try call.this(QueueObject.self).next else { throw NetException.invalid(emptied) }
        return value
      },
      Member("int Count") { .int(Int32(truncatingIfNeeded: try $0.this(QueueObject.self).count)) },
      Member("bool Contains(T item)") { call in
        .bool(try call.this(QueueObject.self).ordered.contains { Equality.equals($0, call.argument(0)) })
      },
      Member("T[] ToArray()") { call in
        let values: QueueObject = try call.this()
        try call.scope.allocate(values.count * 16)
        return .array(values.ordered, of: values.element)
      },
      Member("void Clear()") { call in
        try call.this(QueueObject.self).clear()
        return .null
      },
    ]
  }

  private static func add(_ call: Call) throws -> Value {
    try call.scope.allocate(16)
    try call.this(QueueObject.self).add(call.argument(0))
    return .null
  }
}
