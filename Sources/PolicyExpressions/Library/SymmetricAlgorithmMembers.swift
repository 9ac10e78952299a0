extension Library {
  /// `System.Security.Cryptography.SymmetricAlgorithm`, of which AES runs here.
  static let symmetricAlgorithmMembers: [Member] = [
    Member("static SymmetricAlgorithm Create()") { .object(randomAES($0.scope)) },
    Member("static SymmetricAlgorithm Create(string algName)") { call in
      try algorithm(named: call.string(0, "algName"), call.scope).map(Value.object) ?? .null
    },
    Member("byte[] Key", set: { try $0.this(AESObject.self).setKey(bytes($1)) }) {
      .bytes(try $0.this(AESObject.self).key)
    },
    Member("byte[] IV", set: { try $0.this(AESObject.self).setVector(bytes($1)) }) {
      .bytes(try $0.this(AESObject.self).vector)
    },
    Member("CipherMode Mode", set: { try $0.this(AESObject.self).setMode(Int32($1.integer ?? 0)) }) { call in
      .enumeration(EnumValue(type: EnumType.cipherMode, raw: try call.this(AESObject.self).mode))
    },
    Member("PaddingMode Padding", set: { try $0.this(AESObject.self).padding = Int32($1.integer ?? 0) }) {
      call in
      .enumeration(EnumValue(type: EnumType.paddingMode, raw: try call.this(AESObject.self).padding))
    },
    Member(
      "int KeySize",
      set: { call, value in
        guard [128, 192, 256].contains(value.integer) else {
          throw AESObject.failure("Specified key is not a valid size for this algorithm.")
        }
        try call.this(AESObject.self).setKey(randomBytes(Int((value.integer ?? 0) / 8), call.scope))
      }
    ) { .int(Int32(try $0.this(AESObject.self).key.count * 8)) },
    Member("int BlockSize") { _ in .int(Int32(AESObject.blockLength * 8)) },
    Member("bool ValidKeySize(int bitLength)") { .bool([128, 192, 256].contains($0.int(0))) },
    Member("void GenerateKey()") { call in
      let algorithm: AESObject = try call.this()
      try algorithm.setKey(randomBytes(algorithm.key.count, call.scope))
      return .null
    },
    Member("void GenerateIV()") { call in
      try call.this(AESObject.self).setVector(randomBytes(AESObject.blockLength, call.scope))
      return .null
    },
    Member("ICryptoTransform CreateEncryptor()") {
      .object(CipherObject(try $0.this(AESObject.self).copy(), encrypts: true))
    },
    Member("ICryptoTransform CreateEncryptor(byte[] rgbKey, byte[] rgbIV)") {
      .object(CipherObject(try keyed($0, $0.this(), at: 0), encrypts: true))
    },
    Member("ICryptoTransform CreateDecryptor()") {
      .object(CipherObject(try $0.this(AESObject.self).copy(), encrypts: false))
    },
    Member("ICryptoTransform CreateDecryptor(byte[] rgbKey, byte[] rgbIV)") {
      .object(CipherObject(try keyed($0, $0.this(), at: 0), encrypts: false))
    },
    Member("void Clear()") { _ in .null },
    Member("void Dispose()") { _ in .null },
  ]

  /// `System.Security.Cryptography.ICryptoTransform`
  static let cryptoTransformMembers: [Member] = [
    Member("byte[] TransformFinalBlock(byte[] inputBuffer, int inputOffset, int inputCount)") { call in
      let piece = try piece(call, "inputBuffer")
      let cipher: CipherObject = try call.this()
      return .bytes(
        cipher.encrypts ? try cipher.algorithm.encrypt(piece) : try cipher.algorithm.decrypt(piece))
    },
    Member("void Dispose()") { _ in .null },
  ]

  /// API Management's `Encrypt` and `Decrypt` of a `byte[]`.
  static let encryptionExtensionMembers: [Member] = [
    Member("static byte[] Encrypt(this byte[] input, string alg, byte[] key, byte[] iv)") { call in
      .bytes(try keyed(call, named(call), at: 2).encrypt(call.bytes(0, "input")))
    },
    Member("static byte[] Encrypt(this byte[] input, SymmetricAlgorithm alg)") { call in
      .bytes(try call.object(1, AESObject.self).encrypt(call.bytes(0, "input")))
    },
    Member("static byte[] Encrypt(this byte[] input, SymmetricAlgorithm alg, byte[] key, byte[] iv)") {
      call in
      .bytes(try keyed(call, call.object(1), at: 2).encrypt(call.bytes(0, "input")))
    },
    Member("static byte[] Decrypt(this byte[] input, string alg, byte[] key, byte[] iv)") { call in
      .bytes(try keyed(call, named(call), at: 2).decrypt(call.bytes(0, "input")))
    },
    Member("static byte[] Decrypt(this byte[] input, SymmetricAlgorithm alg)") { call in
      .bytes(try call.object(1, AESObject.self).decrypt(call.bytes(0, "input")))
    },
    Member("static byte[] Decrypt(this byte[] input, SymmetricAlgorithm alg, byte[] key, byte[] iv)") {
      call in
      .bytes(try keyed(call, call.object(1), at: 2).decrypt(call.bytes(0, "input")))
    },
  ]

  private static func randomAES(_ scope: EvaluationScope) -> AESObject {
    AESObject(key: randomBytes(32, scope), vector: randomBytes(AESObject.blockLength, scope))
  }

  /// The algorithm of a name; nil for a name that .NET does not know.
  private static func algorithm(named name: String, _ scope: EvaluationScope) throws -> AESObject? {
    switch (name.split(separator: ".").last ?? "").lowercased() {
    case "aes", "aesmanaged", "aescryptoserviceprovider", "rijndael", "rijndaelmanaged":
      return randomAES(scope)
    case "des", "3des", "tripledes", "triple des", "rc2":
      throw AESObject.failure("The algorithm '\(name)' is not available here; use 'Aes'.")
    default: return nil
    }
  }

  private static func named(_ call: Call) throws -> AESObject {
    guard let algorithm = try algorithm(named: call.string(1, "alg"), call.scope) else {
      throw NetException(
        "ArgumentException", "'\(try call.string(1))' is not a known algorithm.\r\nParameter name: alg")
    }
    return algorithm
  }

  /// A copy of an algorithm with the key and vector of two arguments.
  private static func keyed(_ call: Call, _ algorithm: AESObject, at index: Int) throws -> AESObject {
    let copy = algorithm.copy()
    try copy.setKey(call.bytes(index, "key"))
    if copy.mode != 2 { try copy.setVector(call.bytes(index + 1, "iv")) }
    return copy
  }

  private static func bytes(_ value: Value) throws -> [UInt8] {
    guard let bytes = value.bytes else { throw NetException.argumentNull("value") }
    return bytes
  }

  /// `System.Security.Cryptography.RNGCryptoServiceProvider`: its bytes come from the scope's randomness.
  static let randomNumberMembers: [Member] = [
    Member("new()") { _ in .object(RandomNumberObject()) },
    Member("void GetBytes(byte[] data)") { call in
      let data = try call.object(0, ArrayObject.self)
      data.elements = randomBytes(data.count, call.scope).map(Value.byte)
      return .null
    },
    Member("void GetNonZeroBytes(byte[] data)") { call in
      let data = try call.object(0, ArrayObject.self)
      data.elements = data.elements.map { _ in .byte(UInt8(1 + call.scope.random() % 255)) }
      return .null
    },
    Member("void Dispose()") { _ in .null },
  ]
}

/// `new RNGCryptoServiceProvider()`
private final class RandomNumberObject: NetObject {
  var type: StaticType { .named("RNGCryptoServiceProvider") }
}
