import Crypto
import CryptoExtras
import Foundation

/// `RSA`: a key pair, or a public key alone.
final class RSAObject: NetObject {
  private enum Key {
    case pair(_RSA.Signing.PrivateKey)
    case publicKey(_RSA.Signing.PublicKey)
  }

  /// Made when it is first needed, since most keys are then read from somewhere.
  private var key: Key?
  private var generatedSize = RSAObject.standardSize

  static let standardSize = 2048

  /// A new key pair.
  init() { type = .named("RSA") }

  /// The public key of a certificate, as DER.
  init(publicKey der: some Collection<UInt8>, type: String = "RSA") throws {
    self.type = .named(type)
    key = .publicKey(try Self.trying { try _RSA.Signing.PublicKey(unsafeDERRepresentation: Array(der)) })
  }

  /// A key pair, as DER.
  init(privateKey der: some Collection<UInt8>, type: String = "RSA") throws {
    self.type = .named(type)
    key = .pair(try Self.trying { try _RSA.Signing.PrivateKey(unsafeDERRepresentation: Array(der)) })
  }

  let type: StaticType

  var size: Int {
    get {
      switch key {
      case .pair(let pair): pair.keySizeInBits
      case .publicKey(let key): key.keySizeInBits
      case nil: generatedSize
      }
    }
    set {
      generatedSize = newValue
      key = nil
    }
  }

  /// Takes the place of the key: the numbers of a public key or, with all of them, of a pair.
  func take(_ numbers: RSANumbers) throws {
    key = try Self.trying {
      numbers.isPair
        ? .pair(try _RSA.Signing.PrivateKey(unsafeDERRepresentation: numbers.pkcs1))
        : .publicKey(try _RSA.Signing.PublicKey(unsafeDERRepresentation: numbers.pkcs1))
    }
  }

  func numbers(includesPrivate: Bool) throws -> RSANumbers {
    if includesPrivate { return try Self.trying { try RSANumbers(pkcs1: [UInt8](pair().derRepresentation)) } }
    let primitives = try Self.trying { try publicKey().getKeyPrimitives() }
    return RSANumbers(modulus: [UInt8](primitives.modulus), exponent: [UInt8](primitives.publicExponent))
  }

  func sign(_ data: [UInt8], _ digest: Digest, _ padding: _RSA.Signing.Padding) throws -> [UInt8] {
    let pair = try pair()
    return try Self.trying {
      switch digest {
      case .md5: throw Self.unsupported("MD5")
      case .sha1:
        Array(try pair.signature(for: Insecure.SHA1.hash(data: data), padding: padding).rawRepresentation)
      case .sha256:
        Array(try pair.signature(for: SHA256.hash(data: data), padding: padding).rawRepresentation)
      case .sha384:
        Array(try pair.signature(for: SHA384.hash(data: data), padding: padding).rawRepresentation)
      case .sha512:
        Array(try pair.signature(for: SHA512.hash(data: data), padding: padding).rawRepresentation)
      }
    }
  }

  func isValid(
    _ signature: [UInt8], of data: [UInt8], _ digest: Digest, _ padding: _RSA.Signing.Padding
  ) throws -> Bool {
    let key = try publicKey()
    let signature = _RSA.Signing.RSASignature(rawRepresentation: signature)
    switch digest {
    case .md5: throw Self.unsupported("MD5")
    case .sha1: return key.isValidSignature(signature, for: Insecure.SHA1.hash(data: data), padding: padding)
    case .sha256: return key.isValidSignature(signature, for: SHA256.hash(data: data), padding: padding)
    case .sha384: return key.isValidSignature(signature, for: SHA384.hash(data: data), padding: padding)
    case .sha512: return key.isValidSignature(signature, for: SHA512.hash(data: data), padding: padding)
    }
  }

  func encrypt(_ data: [UInt8], _ padding: _RSA.Encryption.Padding) throws -> [UInt8] {
    let der = try publicKey().derRepresentation
    return try Self.trying {
      Array(try _RSA.Encryption.PublicKey(unsafeDERRepresentation: der).encrypt(data, padding: padding))
    }
  }

  func decrypt(_ data: [UInt8], _ padding: _RSA.Encryption.Padding) throws -> [UInt8] {
    let der = try pair().derRepresentation
    return try Self.trying {
      Array(try _RSA.Encryption.PrivateKey(unsafeDERRepresentation: der).decrypt(data, padding: padding))
    }
  }

  private func pair() throws -> _RSA.Signing.PrivateKey {
    switch key {
    case .pair(let pair): return pair
    case .publicKey: throw AESObject.failure("Key does not exist.")
    case nil:
      let pair = try Self.trying {
        try _RSA.Signing.PrivateKey(unsafeKeySize: _RSA.Signing.KeySize(bitCount: generatedSize))
      }
      key = .pair(pair)
      return pair
    }
  }

  private func publicKey() throws -> _RSA.Signing.PublicKey {
    if case .publicKey(let key) = key { return key }
    return try pair().publicKey
  }

  static func unsupported(_ name: String) -> NetException {
    AESObject.failure("'\(name)' is not a known hash algorithm.")
  }

  /// What BoringSSL refuses is a `CryptographicException`.
  private static func trying<T>(_ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let exception as NetException {
      throw exception
    } catch {
      throw AESObject.failure("The parameter is incorrect.")
    }
  }
}
