import CryptoExtras

extension Library {
  /// `System.Security.Cryptography.AsymmetricAlgorithm`
  static let asymmetricAlgorithmMembers: [Member] = [
    Member(
      "int KeySize",
      set: { call, value in
        guard let size = value.integer, (1024...16384).contains(size), size % 8 == 0 else {
          throw AESObject.failure("Specified key is not a valid size for this algorithm.")
        }
        try call.this(RSAObject.self).size = Int(size)
      }
    ) { .int(Int32(try $0.this(RSAObject.self).size)) },
    Member("string ToXmlString(bool includePrivateParameters)") { call in
      .string(try call.this(RSAObject.self).numbers(includesPrivate: call.bool(0)).xml)
    },
    Member("void FromXmlString(string xmlString)") { call in
      try call.this(RSAObject.self).take(RSANumbers(xml: try call.string(0, "xmlString")))
      return .null
    },
    Member("void Clear()") { _ in .null },
    Member("void Dispose()") { _ in .null },
  ]

  /// `System.Security.Cryptography.RSA`
  static let rsaMembers: [Member] = [
    Member("static RSA Create()") { _ in .object(RSAObject()) },
    Member("static RSA Create(string algName)") { call in
      (try call.string(0, "algName")).uppercased().hasSuffix("RSA") ? .object(RSAObject()) : .null
    },
    Member("byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding)") {
      call in
      .bytes(
        try call.this(RSAObject.self).sign(call.bytes(0, "data"), digest(call, 1), signaturePadding(call, 2)))
    },
    Member(
      "bool VerifyData(byte[] data, byte[] signature, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding)"
    ) { call in
      .bool(
        try call.this(RSAObject.self).isValid(
          call.bytes(1, "signature"), of: call.bytes(0, "data"), digest(call, 2), signaturePadding(call, 3)))
    },
    Member("byte[] Encrypt(byte[] data, RSAEncryptionPadding padding)") { call in
      .bytes(try call.this(RSAObject.self).encrypt(call.bytes(0, "data"), encryptionPadding(call)))
    },
    Member("byte[] Decrypt(byte[] data, RSAEncryptionPadding padding)") { call in
      .bytes(try call.this(RSAObject.self).decrypt(call.bytes(0, "data"), encryptionPadding(call)))
    },
  ]

  /// `System.Security.Cryptography.HashAlgorithmName`
  static let hashAlgorithmNameMembers: [Member] =
    [
      Member("new(string name)") { .object(NamedObject("HashAlgorithmName", $0.optionalString(0) ?? "")) },
      Member("string Name") { .string(try $0.this(NamedObject.self).name) },
    ]
    + Digest.allCases.map { digest in
      Member("static HashAlgorithmName \(digest.rawValue)") { _ in
        .object(NamedObject("HashAlgorithmName", digest.rawValue))
      }
    }

  /// `System.Security.Cryptography.RSASignaturePadding`
  static let rsaSignaturePaddingMembers: [Member] = ["Pkcs1", "Pss"].map { name in
    Member("static RSASignaturePadding \(name)") { _ in .object(NamedObject("RSASignaturePadding", name)) }
  }

  /// `System.Security.Cryptography.RSAEncryptionPadding`, without the OAEP of SHA-384 and SHA-512.
  static let rsaEncryptionPaddingMembers: [Member] = ["Pkcs1", "OaepSHA1", "OaepSHA256"].map { name in
    Member("static RSAEncryptionPadding \(name)") { _ in .object(NamedObject("RSAEncryptionPadding", name)) }
  }

  private static func digest(_ call: Call, _ index: Int) throws -> Digest {
    guard let name = (call.argument(index).object as? NamedObject)?.name, !name.isEmpty else {
      throw NetException(
        "ArgumentException",
        "The hash algorithm name cannot be null or empty.\r\nParameter name: hashAlgorithm")
    }
    guard let digest = Digest(rawValue: name) else { throw RSAObject.unsupported(name) }
    return digest
  }

  private static func signaturePadding(_ call: Call, _ index: Int) throws -> _RSA.Signing.Padding {
    guard let padding = call.argument(index).object as? NamedObject else {
      throw NetException.argumentNull("padding")
    }
    return padding.name == "Pss" ? .PSS : .insecurePKCS1v1_5
  }

  private static func encryptionPadding(_ call: Call) throws -> _RSA.Encryption.Padding {
    guard let padding = call.argument(1).object as? NamedObject else {
      throw NetException.argumentNull("padding")
    }
    switch padding.name {
    case "Pkcs1": return ._WEAK_AND_INSECURE_PKCS_V1_5
    case "OaepSHA256": return .PKCS1_OAEP_SHA256
    default: return .PKCS1_OAEP
    }
  }
}

/// A value that is known by its name alone, such as a padding.
private final class NamedObject: NetObject {
  let type: StaticType
  let name: String

  init(_ type: String, _ name: String) {
    self.type = .named(type)
    self.name = name
  }

  var text: String { name }
  var hash: Int { Int(Equality.hash(of: name)) }

  func equals(_ other: any NetObject) -> Bool {
    guard let other = other as? NamedObject else { return false }
    return other.type == type && other.name == name
  }
}
