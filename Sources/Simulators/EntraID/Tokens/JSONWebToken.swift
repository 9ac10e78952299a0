import Crypto
import CryptoExtras
import Foundation
import OpenAI

/// A JSON Web Token in compact form (RFC 7519), not yet believed.
struct JSONWebToken {
  let header: JSONObject
  let claims: JSONObject
  private let input: [UInt8]
  private let signature: [UInt8]

  /// Reads a token; nil for a text that is none.
  init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let header = Self.object(parts[0]), let claims = Self.object(parts[1]),
      let signature = Base64URL.decode(parts[2])
    else { return nil }
    self.header = header
    self.claims = claims
    self.signature = signature
    input = Array(text.utf8.prefix(parts[0].utf8.count + 1 + parts[1].utf8.count))
  }

  private static func object(_ part: Substring) -> JSONObject? {
    Base64URL.decode(part).flatMap { try? JSON(parsing: $0) }?.object
  }

  /// Whether the signature is that of a key, by one of the algorithms for RSA that Entra ID takes.
  func isSigned(by key: _RSA.Signing.PublicKey) -> Bool {
    let padding: _RSA.Signing.Padding
    switch header["alg"]?.string {
    case "RS256": padding = .insecurePKCS1v1_5
    case "PS256": padding = .PSS
    default: return false
    }
    let signature = _RSA.Signing.RSASignature(rawRepresentation: Data(signature))
    return key.isValidSignature(signature, for: SHA256.hash(data: Data(input)), padding: padding)
  }

  /// The audiences, one or several.
  var audiences: [String] {
    claims["aud"]?.string.map { [$0] } ?? claims["aud"]?.array?.compactMap(\.string) ?? []
  }

  /// Whether a number of seconds since 1970 is after its beginning and before its end, which it must have.
  func isValid(at seconds: Double) -> Bool {
    guard let end = claims["exp"]?.double, seconds < end else { return false }
    return (claims["nbf"]?.double ?? seconds) <= seconds
  }
}
