import Crypto
import CryptoExtras
import OpenAI

/// A token that only its audience can read (JSON Web Encryption, RFC 7516, in compact form).
struct EncryptedToken {
  private let header: JSONObject
  private let encryptedKey: [UInt8]
  private let iv: [UInt8]
  private let ciphertext: [UInt8]
  private let tag: [UInt8]
  /// The header's text, which the tag vouches for too.
  private let associatedData: [UInt8]

  /// Whether a text has the five parts of an encrypted token.
  static func isOne(_ text: String) -> Bool {
    text.utf8.count { $0 == UInt8(ascii: ".") } == 4
  }

  /// - Throws: ``TokenFailure`` for a text that is no encrypted token.
  init(_ text: String) throws(TokenFailure) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard let first = parts.first else { throw .notPresent }
    header = try SignedToken.object(first, "header")
    let bytes = parts.dropFirst().compactMap { Base64URL.decode($0) }
    guard bytes.count == 4 else { throw .invalid("A part of the encrypted token is not in base 64.") }
    (encryptedKey, iv, ciphertext, tag) = (bytes[0], bytes[1], bytes[2], bytes[3])
    associatedData = Array(first.utf8)
  }

  /// The token inside.
  func decrypted(with keys: [DecryptionKey]) throws(TokenFailure) -> String {
    let algorithm = header["alg"]?.string ?? ""
    let id = header["kid"]?.string
    for key in keys where key.id == nil || id == nil || key.id == id {
      guard let contentKey = key.contentKey(encryptedKey, algorithm), let content = content(contentKey) else {
        continue
      }
      return try inner(content)
    }
    throw .invalid("Decryption failed. No key opens the token.")
  }

  // Signed tokens are what is usually encrypted; claims without a signature become an unsigned token.
  private func inner(_ content: [UInt8]) throws(TokenFailure) -> String {
    guard (try? JSON(parsing: content))?.object != nil else {
      return String(decoding: content, as: UTF8.self)
    }
    return "\(Base64URL.encode(Array(#"{"alg":"none"}"#.utf8))).\(Base64URL.encode(content))."
  }

  private func content(_ key: [UInt8]) -> [UInt8]? {
    guard header["zip"] == nil else { return nil }
    switch header["enc"]?.string {
    case "A128CBC-HS256": return content(key, size: 16, HMAC<SHA256>.self)
    case "A192CBC-HS384": return content(key, size: 24, HMAC<SHA384>.self)
    case "A256CBC-HS512": return content(key, size: 32, HMAC<SHA512>.self)
    case "A128GCM": return contentOfGCM(key, size: 16)
    case "A192GCM": return contentOfGCM(key, size: 24)
    case "A256GCM": return contentOfGCM(key, size: 32)
    default: return nil
    }
  }

  // RFC 7518, section 5.2: the first half of the key authenticates, the second one encrypts.
  private func content<Hash: HashFunction>(
    _ key: [UInt8], size: Int, _ authentication: HMAC<Hash>.Type
  ) -> [UInt8]? {
    guard key.count == 2 * size, tag.count == size else { return nil }
    let bits = UInt64(associatedData.count) * 8
    let length = (0..<8).map { UInt8(truncatingIfNeeded: bits >> UInt64(56 - 8 * $0)) }
    let code = HMAC<Hash>.authenticationCode(
      for: associatedData + iv + ciphertext + length, using: SymmetricKey(data: key.prefix(size)))
    // The codes of equal length are compared as a whole, so that time tells nothing.
    let difference = zip(code, tag).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) }
    guard difference == 0, let iv = try? AES._CBC.IV(ivBytes: iv) else { return nil }
    return (try? AES._CBC.decrypt(ciphertext, using: SymmetricKey(data: key.suffix(size)), iv: iv))
      .map(Array.init)
  }

  private func contentOfGCM(_ key: [UInt8], size: Int) -> [UInt8]? {
    guard key.count == size, let nonce = try? AES.GCM.Nonce(data: iv),
      let box = try? AES.GCM.SealedBox(nonce: nonce, ciphertext: ciphertext, tag: tag)
    else { return nil }
    return (try? AES.GCM.open(box, using: SymmetricKey(data: key), authenticating: associatedData))
      .map(Array.init)
  }
}
