import Crypto
import CryptoExtras
import SwiftASN1
import X509

/// A key that proves who signed a token.
struct TokenKey: Sendable {
  /// What the `kid` of a token names; nil for a key that any token may be signed with.
  var id: String?
  private let material: Material

  private enum Material {
    case secret(SymmetricKey)
    case rsa(_RSA.Signing.PublicKey)
    case p256(P256.Signing.PublicKey)
    case p384(P384.Signing.PublicKey)
    case p521(P521.Signing.PublicKey)
  }

  /// A secret that signer and verifier share.
  init(id: String?, secret: [UInt8]) {
    self.id = id
    material = .secret(SymmetricKey(data: secret))
  }

  /// An RSA key by its numbers, big-endian; nil when they make no key of at least 1024 bits.
  init?(id: String?, modulus: [UInt8], exponent: [UInt8]) {
    guard let key = try? _RSA.Signing.PublicKey(n: modulus, e: exponent) else { return nil }
    self.id = id
    material = .rsa(key)
  }

  /// A key of an elliptic curve by its point, big-endian; nil for an unknown curve or a point that is not on it.
  init?(id: String?, curve: String, x: [UInt8], y: [UInt8]) {
    self.id = id
    let size = ["P-256": 32, "P-384": 48, "P-521": 66][curve] ?? 0
    guard x.count <= size, y.count <= size else { return nil }
    let point = [x, y].flatMap { [UInt8](repeating: 0, count: size - $0.count) + $0 }
    switch curve {
    case "P-256":
      guard let key = try? P256.Signing.PublicKey(rawRepresentation: point) else { return nil }
      material = .p256(key)
    case "P-384":
      guard let key = try? P384.Signing.PublicKey(rawRepresentation: point) else { return nil }
      material = .p384(key)
    case "P-521":
      guard let key = try? P521.Signing.PublicKey(rawRepresentation: point) else { return nil }
      material = .p521(key)
    default: return nil
    }
  }

  /// The public key of a certificate in DER; nil for one of a kind that signs no tokens.
  init?(id: String?, certificate: [UInt8]) {
    guard let key = try? X509.Certificate(derEncoded: certificate).publicKey else { return nil }
    self.id = id
    if let rsa = _RSA.Signing.PublicKey(key) {
      material = .rsa(rsa)
    } else if let p256 = P256.Signing.PublicKey(key) {
      material = .p256(p256)
    } else if let p384 = P384.Signing.PublicKey(key) {
      material = .p384(p384)
    } else if let p521 = P521.Signing.PublicKey(key) {
      material = .p521(p521)
    } else {
      return nil
    }
  }

  /// Whether a signature is this key's. The kind of key decides which algorithms are possible, not the token:
  /// a public key is never taken for a secret.
  func isValid(_ signature: [UInt8], of input: [UInt8], _ algorithm: TokenAlgorithm) -> Bool {
    switch material {
    case .secret(let key):
      switch algorithm {
      case .hs256:
        HMAC<SHA256>.isValidAuthenticationCode(signature, authenticating: input, using: key)
      case .hs384:
        HMAC<SHA384>.isValidAuthenticationCode(signature, authenticating: input, using: key)
      case .hs512:
        HMAC<SHA512>.isValidAuthenticationCode(signature, authenticating: input, using: key)
      default: false
      }
    case .rsa(let key):
      Self.isValid(_RSA.Signing.RSASignature(rawRepresentation: signature), of: input, algorithm, by: key)
    case .p256(let key):
      algorithm == .es256
        && (try? P256.Signing.ECDSASignature(rawRepresentation: signature)).map {
          key.isValidSignature($0, for: SHA256.hash(data: input))
        } == true
    case .p384(let key):
      algorithm == .es384
        && (try? P384.Signing.ECDSASignature(rawRepresentation: signature)).map {
          key.isValidSignature($0, for: SHA384.hash(data: input))
        } == true
    case .p521(let key):
      algorithm == .es512
        && (try? P521.Signing.ECDSASignature(rawRepresentation: signature)).map {
          key.isValidSignature($0, for: SHA512.hash(data: input))
        } == true
    }
  }

  private static func isValid(
    _ signature: _RSA.Signing.RSASignature, of input: [UInt8], _ algorithm: TokenAlgorithm,
    by key: _RSA.Signing.PublicKey
  ) -> Bool {
    switch algorithm {
    case .rs256:
      key.isValidSignature(signature, for: SHA256.hash(data: input), padding: .insecurePKCS1v1_5)
    case .rs384:
      key.isValidSignature(signature, for: SHA384.hash(data: input), padding: .insecurePKCS1v1_5)
    case .rs512:
      key.isValidSignature(signature, for: SHA512.hash(data: input), padding: .insecurePKCS1v1_5)
    case .ps256: key.isValidSignature(signature, for: SHA256.hash(data: input), padding: .PSS)
    case .ps384: key.isValidSignature(signature, for: SHA384.hash(data: input), padding: .PSS)
    case .ps512: key.isValidSignature(signature, for: SHA512.hash(data: input), padding: .PSS)
    default: false
    }
  }
}
