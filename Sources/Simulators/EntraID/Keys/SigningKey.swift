import Crypto
import CryptoExtras
import Foundation
import OpenAI
import SwiftASN1
import X509

/// A key that an identity provider signs tokens with: RSA of 2,048 bits, in a certificate of its own.
struct SigningKey: Sendable {
  /// The `kid` of its tokens: as at Entra ID the thumbprint of its certificate.
  let id: String
  private let key: _RSA.Signing.PrivateKey
  private let certificate: [UInt8]

  /// - Throws: What the cryptography library says of a key that cannot be used.
  init(_ key: _RSA.Signing.PrivateKey) throws {
    let name = try DistinguishedName { CommonName("accounts.accesscontrol.windows.net") }
    let certificate = try Certificate(
      version: .v3, serialNumber: Certificate.SerialNumber(bytes: [1]),
      publicKey: Certificate.PublicKey(key.publicKey),
      notValidBefore: Date(timeIntervalSince1970: 1_577_836_800),
      notValidAfter: Date(timeIntervalSince1970: 2_524_608_000),
      issuer: name, subject: name, signatureAlgorithm: .sha256WithRSAEncryption,
      extensions: Certificate.Extensions(), issuerPrivateKey: Certificate.PrivateKey(key))
    var serializer = DER.Serializer()
    try serializer.serialize(certificate)
    self.key = key
    self.certificate = serializer.serializedBytes
    id = Base64URL.encode(Insecure.SHA1.hash(data: serializer.serializedBytes))
  }

  var publicKey: _RSA.Signing.PublicKey { key.publicKey }

  /// A token with these claims, signed with RS256.
  ///
  /// - Throws: What the cryptography library says.
  func token(_ claims: JSONObject) throws -> String {
    let header: JSON = ["typ": "JWT", "alg": "RS256", "x5t": .string(id), "kid": .string(id)]
    let input = "\(Base64URL.encode(header.bytes)).\(Base64URL.encode(JSON.object(claims).bytes))"
    let signature = try key.signature(for: SHA256.hash(data: Data(input.utf8)), padding: .insecurePKCS1v1_5)
    return "\(input).\(Base64URL.encode(signature.rawRepresentation))"
  }

  /// The public key as in a JSON Web Key Set (RFC 7517).
  ///
  /// - Throws: What the cryptography library says.
  func json() throws -> JSON {
    let numbers = try key.publicKey.getKeyPrimitives()
    return [
      "kty": "RSA", "use": "sig", "kid": .string(id), "x5t": .string(id),
      "n": .string(Base64URL.encode(numbers.modulus)), "e": .string(Base64URL.encode(numbers.publicExponent)),
      "x5c": [.string(Data(certificate).base64EncodedString())],
    ]
  }
}
