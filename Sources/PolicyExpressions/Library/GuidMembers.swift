extension Library {
  /// `System.Guid`
  static let guidMembers: [Member] = [
    Member("new(string g)") { .guid(try read($0)) },
    Member("new(byte[] b)") { call in
      guard let bytes = call.argument(0).bytes else { throw NetException.argumentNull("b") }
      guard let guid = NetGuid(bytes: bytes) else {
        throw NetException("ArgumentException", "Byte array for GUID must be exactly 16 bytes long.")
      }
      return .guid(guid)
    },
    Member("static Guid Empty") { _ in .guid(.empty) },
    Member("static Guid NewGuid()") { .guid(NetGuid(random: $0.scope.random)) },
    Member("static Guid Parse(string input)") { .guid(try read($0)) },
    Member("static bool TryParse(string input, out Guid result)") { call in
      let guid = call.optionalString(0).flatMap { NetGuid($0) }
      call.arguments[1] = .guid(guid ?? .empty)
      return .bool(guid != nil)
    },
    Member("byte[] ToByteArray()") { call in
      guard case .guid(let guid) = call.receiver else { return .null }
      return .bytes(guid.bytes)
    },
    Member("string ToString(string format)") {
      .string(try CompositeFormat.text(of: $0.receiver, format: $0.optionalString(0)))
    },
    Member("int CompareTo(Guid value)") { .int(Int32(try Equality.compare($0.receiver, $0.argument(0)))) },
  ]

  private static func read(_ call: Call) throws -> NetGuid {
    guard let guid = NetGuid(try call.string(0, "input")) else {
      throw NetException.format(
        "Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).")
    }
    return guid
  }

  /// `System.Random`: its numbers come from the scope; a seed changes nothing.
  static let randomMembers: [Member] = [
    Member("new()") { _ in .object(RandomObject()) },
    Member("new(int Seed)") { _ in .object(RandomObject()) },
    Member("int Next()") { .int(Int32(truncatingIfNeeded: below(UInt64(Int32.max), $0.scope))) },
    Member("int Next(int maxValue)") { call in
      guard call.int(0) >= 0 else {
        throw NetException.argumentOutOfRange("'maxValue' must be greater than zero.", "maxValue")
      }
      return .int(Int32(truncatingIfNeeded: below(UInt64(max(call.int(0), 1)), call.scope)))
    },
    Member("int Next(int minValue, int maxValue)") { call in
      let span = call.int(1) - call.int(0)
      guard span >= 0 else {
        throw NetException.argumentOutOfRange("'minValue' cannot be greater than maxValue.", "minValue")
      }
      return .int(Int32(truncatingIfNeeded: call.int(0) + Int(below(UInt64(max(span, 1)), call.scope))))
    },
    Member("double NextDouble()") { .double(Double($0.scope.random() >> 11) / 9_007_199_254_740_992) },
    Member("void NextBytes(byte[] buffer)") { call in
      let buffer = try call.object(0, ArrayObject.self)
      for index in buffer.elements.indices {
        buffer.elements[index] = .byte(UInt8(truncatingIfNeeded: call.scope.random()))
      }
      return .null
    },
  ]

  /// A number below a bound, each as likely as any other.
  private static func below(_ bound: UInt64, _ scope: EvaluationScope) -> UInt64 {
    scope.random().multipliedFullWidth(by: bound).high
  }
}

/// `new Random()`
private final class RandomObject: NetObject {
  var type: StaticType { .named("Random") }
}
