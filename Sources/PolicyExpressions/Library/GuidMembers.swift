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
}
