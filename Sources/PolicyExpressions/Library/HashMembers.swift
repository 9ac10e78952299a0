extension Library {
  /// The types of `System.Security.Cryptography` that hash.
  static let hashDeclarations: [(String, [Member])] =
    [
      ("class \(cryptography).HashAlgorithm", hashMembers),
      ("class \(cryptography).KeyedHashAlgorithm : HashAlgorithm", keyedHashMembers),
      ("class \(cryptography).HMAC : KeyedHashAlgorithm", hmacMembers),
    ]
    + Digest.allCases.flatMap { digest in
      [
        ("class \(cryptography).\(digest.rawValue) : HashAlgorithm", digestMembers(digest)),
        ("class \(cryptography).HMAC\(digest.rawValue) : HMAC", hmacConstructors(digest)),
      ]
    }
    + Digest.allCases.filter { $0 != .md5 }.map { digest in
      let name = "\(digest.rawValue)Managed"
      return (
        "class \(cryptography).\(name) : \(digest.rawValue)",
        [Member("new()") { _ in .object(HashObject(digest, as: name)) }]
      )
    }

  static let cryptography = "System.Security.Cryptography"

  /// `HashAlgorithm`
  private static let hashMembers: [Member] = [
    Member("static HashAlgorithm Create()") { _ in .object(HashObject(.sha1, as: "SHA1")) },
    Member("static HashAlgorithm Create(string hashName)") { call in
      let name = try call.string(0, "hashName").replacing("-", with: "").split(separator: ".").last ?? ""
      return digest(named: name).map { .object(created($0)) } ?? .null
    },
    Member("byte[] ComputeHash(byte[] buffer)") { call in
      try hash(call, call.bytes(0, "buffer")[...])
    },
    Member("byte[] ComputeHash(byte[] buffer, int offset, int count)") { call in
      try hash(call, try piece(call, "buffer", "offset"))
    },
    Member(
      "int TransformBlock(byte[] inputBuffer, int inputOffset, int inputCount, byte[] outputBuffer, int outputOffset)"
    ) {
      call in
      try call.this(HashObject.self).take(try piece(call, "inputBuffer"))
      return .int(Int32(truncatingIfNeeded: call.int(2)))
    },
    Member("byte[] TransformFinalBlock(byte[] inputBuffer, int inputOffset, int inputCount)") { call in
      let piece = try piece(call, "inputBuffer")
      let algorithm: HashObject = try call.this()
      try algorithm.take(piece)
      _ = try algorithm.finish()
      return .bytes(piece)
    },
    Member("byte[] Hash") { call in
      guard let hash = try call.this(HashObject.self).result else { throw NetException.nullReference }
      return .bytes(hash)
    },
    Member("int HashSize") { .int(Int32(try $0.this(HashObject.self).digest.length * 8)) },
    Member("void Initialize()") { call in
      try call.this(HashObject.self).reset()
      return .null
    },
    Member("void Clear()") { try dispose($0) },
    Member("void Dispose()") { try dispose($0) },
  ]

  /// `KeyedHashAlgorithm`
  private static let keyedHashMembers: [Member] = [
    Member("static KeyedHashAlgorithm Create(string algName)") { try keyed($0, "algName") },
    Member(
      "byte[] Key",
      set: { call, value in
        guard let key = value.bytes else { throw NetException.argumentNull("value") }
        try call.this(HashObject.self).setKey(key)
      }
    ) { call in
      guard let key = try call.this(HashObject.self).currentKey else { throw NetException.nullReference }
      return .bytes(key)
    },
  ]

  /// `HMAC`
  private static let hmacMembers: [Member] = [
    Member("static HMAC Create()") { .object(HashObject(.sha1, key: randomBytes(64, $0.scope))) },
    Member("static HMAC Create(string algorithmName)") { try keyed($0, "algorithmName") },
    Member("string HashName") { .string(try $0.this(HashObject.self).digest.rawValue) },
  ]

  /// `SHA256` and its like. `HashData` came with .NET 5; API Management's newer gateways have it.
  private static func digestMembers(_ digest: Digest) -> [Member] {
    [
      Member("static \(digest.rawValue) Create()") { _ in .object(created(digest)) },
      Member("static byte[] HashData(byte[] source)") { call in
        .bytes(digest.hash(try call.bytes(0, "source")))
      },
    ]
  }

  /// `HMACSHA256` and its like.
  private static func hmacConstructors(_ digest: Digest) -> [Member] {
    [
      Member("new()") { .object(HashObject(digest, key: randomBytes(digest.blockLength, $0.scope))) },
      Member("new(byte[] key)") { .object(HashObject(digest, key: try $0.bytes(0, "key"))) },
      Member("static byte[] HashData(byte[] key, byte[] source)") { call in
        .bytes(digest.code(of: try call.bytes(1, "source"), key: try call.bytes(0, "key")))
      },
    ]
  }

  /// What `Create` answers: for the newer functions a class of its own.
  private static func created(_ digest: Digest) -> HashObject {
    switch digest {
    case .md5, .sha1: HashObject(digest, as: digest.rawValue)
    default: HashObject(digest, as: "\(digest.rawValue)Managed")
    }
  }

  private static func digest(named name: some StringProtocol) -> Digest? {
    Digest.allCases.first { $0.rawValue.lowercased() == name.lowercased() }
  }

  private static func keyed(_ call: Call, _ parameter: String) throws -> Value {
    let name = try call.string(0, parameter).split(separator: ".").last ?? ""
    guard name.uppercased().hasPrefix("HMAC"), let digest = digest(named: name.dropFirst(4)) else {
      return .null
    }
    return .object(HashObject(digest, key: randomBytes(digest.blockLength, call.scope)))
  }

  private static func hash(_ call: Call, _ data: ArraySlice<UInt8>) throws -> Value {
    let algorithm: HashObject = try call.this()
    try algorithm.take(data)
    return .bytes(try algorithm.finish())
  }

  private static func dispose(_ call: Call) throws -> Value {
    try call.this(HashObject.self).dispose()
    return .null
  }

  /// The part of the first argument that the second and third name.
  static func piece(
    _ call: Call, _ parameter: String, _ start: String = "inputOffset"
  ) throws -> ArraySlice<UInt8> {
    let bytes = try call.bytes(0, parameter)
    guard call.int(1) >= 0 else {
      throw NetException.argumentOutOfRange("Non-negative number required.", start)
    }
    guard call.int(2) >= 0, call.int(2) <= bytes.count else {
      throw NetException("ArgumentException", "Value was invalid.")
    }
    guard bytes.count - call.int(2) >= call.int(1) else {
      throw NetException(
        "ArgumentException",
        "Offset and length were out of bounds for the array or count is greater than the number of elements from "
          + "index to the end of the source collection.")
    }
    return bytes[call.int(1)..<call.int(1) + call.int(2)]
  }

  /// Bytes from the scope's randomness.
  static func randomBytes(_ count: Int, _ scope: EvaluationScope) -> [UInt8] {
    (0..<count).map { _ in UInt8(truncatingIfNeeded: scope.random() >> 24) }
  }
}
