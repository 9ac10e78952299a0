extension Library {
  /// `IList<T>`: what lists and arrays have in common.
  static let listInterfaceMembers: [Member] = [
    Member("int Count") { .int(Int32(truncatingIfNeeded: try elements($0).count)) },
    Member("T this[int index]") { call in
      let elements = try elements(call)
      guard elements.indices.contains(call.int(0)) else { throw NetException.outOfRange }
      return elements[call.int(0)]
    },
    Member("bool Contains(T item)") { call in
      .bool(try elements(call).contains { try call.equal($0, call.argument(0)) })
    },
    Member("int IndexOf(T item)") { call in
      .int(Int32(try elements(call).firstIndex { try call.equal($0, call.argument(0)) } ?? -1))
    },
    Member("void Add(T item)") { call in
      guard let list = call.receiver.object as? ListObject else {
        throw NetException("NotSupportedException", "Collection was of a fixed size.")
      }
      list.change { $0.append(call.argument(0)) }
      return .null
    },
  ]

  private static func elements(_ call: Call) throws -> [Value] {
    switch call.receiver.object {
    case let list as ListObject: return list.elements
    case let array as ArrayObject: return array.elements
    default: throw NetException.nullReference
    }
  }
}
