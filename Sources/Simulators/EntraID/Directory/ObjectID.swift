import Crypto
import Foundation

/// Ids that a directory gives to what is in it; they depend on the names only.
enum ObjectID {
  /// The id of an object of a tenant, as a GUID.
  static func of(_ tenant: String, _ name: String) -> String {
    var digest = Array(SHA256.hash(data: Data("\(tenant)/\(name)".utf8)).prefix(16))
    // A name-based UUID of a form of our own (RFC 9562, version 8).
    digest[6] = digest[6] & 0x0F | 0x80
    digest[8] = digest[8] & 0x3F | 0x80
    let digits = digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
    let groups = [0..<4, 4..<6, 6..<8, 8..<10, 10..<16]
    return groups.map { digits[$0].joined() }.joined(separator: "-")
  }

  /// The id of a user for one application, which tells other applications nothing (`sub`).
  static func pairwise(_ user: String, _ application: String) -> String {
    Base64URL.encode(SHA256.hash(data: Data("\(user)/\(application)".utf8)))
  }
}
