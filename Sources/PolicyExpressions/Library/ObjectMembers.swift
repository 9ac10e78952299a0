extension Library {
  /// `System.Object`: what every value has.
  static let objectMembers: [Member] = [
    Member("new()") { _ in .object(PlainObject()) },
    Member("string ToString()") { .string(try $0.receiver.text()) },
    Member("bool Equals(object obj)") { .bool(Equality.equals($0.receiver, $0.argument(0))) },
    Member("int GetHashCode()") { .int(Int32(truncatingIfNeeded: Equality.hash($0.receiver))) },
    Member("Type GetType()") { .object(TypeObject(of: $0.receiver.type)) },
    Member("static bool Equals(object objA, object objB)") {
      .bool(Equality.equals($0.argument(0), $0.argument(1)))
    },
    Member("static bool ReferenceEquals(object objA, object objB)") { call in
      if call.argument(0).isNull, call.argument(1).isNull { return .bool(true) }
      guard let a = call.argument(0).object, let b = call.argument(1).object else { return .bool(false) }
      return .bool(a === b)
    },
  ]
}

/// `new object()`
private final class PlainObject: NetObject {
  var type: StaticType { .object }
}
