import Crypto
import CryptoExtras

/// A key that opens encrypted tokens.
struct DecryptionKey: Sendable {
  /// What the `kid` of a token names; nil for a key that is tried for any.
  var id: String?
  private let material: Material

  private enum Material {
    case secret([UInt8])
    /// A private key in DER.
    case rsa([UInt8])
  }

  /// A secret that both sides share: it encrypts the content, or the key that does.
  init(id: String?, secret: [UInt8]) {
    self.id = id
    material = .secret(secret)
  }

  /// An RSA private key in DER; nil when it is none.
  init?(id: String?, privateKey: [UInt8]) {
    guard (try? _RSA.Encryption.PrivateKey(derRepresentation: privateKey)) != nil else { return nil }
    self.id = id
    material = .rsa(privateKey)
  }

  /// The key of the content; nil when this key does not know it.
  ///
  /// - Parameters:
  ///   - encrypted: The encrypted key that comes with the token.
  ///   - algorithm: How it is encrypted (RFC 7518, section 4.1).
  func contentKey(_ encrypted: [UInt8], _ algorithm: String) -> [UInt8]? {
    switch (material, algorithm) {
    case (.secret(let secret), "dir"):
      return encrypted.isEmpty ? secret : nil
    case (.secret(let secret), "A128KW"), (.secret(let secret), "A192KW"), (.secret(let secret), "A256KW"):
      guard algorithm == "A\(secret.count * 8)KW" else { return nil }
      return (try? AES.KeyWrap.unwrap(encrypted, using: SymmetricKey(data: secret)))?.withUnsafeBytes(
        Array.init)
    case (.rsa(let key), "RSA-OAEP"): return Self.decrypt(encrypted, key, .PKCS1_OAEP)
    case (.rsa(let key), "RSA-OAEP-256"): return Self.decrypt(encrypted, key, .PKCS1_OAEP_SHA256)
    default: return nil
    }
  }

  private static func decrypt(
    _ encrypted: [UInt8], _ key: [UInt8], _ padding: _RSA.Encryption.Padding
  ) -> [UInt8]? {
    let key = try? _RSA.Encryption.PrivateKey(derRepresentation: key)
    return (try? key?.decrypt(encrypted, padding: padding)).map(Array.init)
  }
}
