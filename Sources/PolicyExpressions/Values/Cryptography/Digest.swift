import Crypto
import Foundation

/// A hash function of .NET.
enum Digest: String, CaseIterable, Sendable {
  case md5 = "MD5"
  case sha1 = "SHA1"
  case sha256 = "SHA256"
  case sha384 = "SHA384"
  case sha512 = "SHA512"

  /// The length of a hash in bytes.
  var length: Int {
    switch self {
    case .md5: Insecure.MD5.byteCount
    case .sha1: Insecure.SHA1.byteCount
    case .sha256: SHA256.byteCount
    case .sha384: SHA384.byteCount
    case .sha512: SHA512.byteCount
    }
  }

  /// The length in bytes of what the function takes in at once; longer keys of an HMAC are hashed first.
  var blockLength: Int {
    switch self {
    case .md5, .sha1, .sha256: 64
    case .sha384, .sha512: 128
    }
  }

  func hash(_ data: [UInt8]) -> [UInt8] {
    switch self {
    case .md5: Array(Insecure.MD5.hash(data: data))
    case .sha1: Array(Insecure.SHA1.hash(data: data))
    case .sha256: Array(SHA256.hash(data: data))
    case .sha384: Array(SHA384.hash(data: data))
    case .sha512: Array(SHA512.hash(data: data))
    }
  }

  func code(of data: [UInt8], key: [UInt8]) -> [UInt8] {
    let key = SymmetricKey(data: key)
    switch self {
    case .md5: return Array(HMAC<Insecure.MD5>.authenticationCode(for: data, using: key))
    case .sha1: return Array(HMAC<Insecure.SHA1>.authenticationCode(for: data, using: key))
    case .sha256: return Array(HMAC<SHA256>.authenticationCode(for: data, using: key))
    case .sha384: return Array(HMAC<SHA384>.authenticationCode(for: data, using: key))
    case .sha512: return Array(HMAC<SHA512>.authenticationCode(for: data, using: key))
    }
  }
}
