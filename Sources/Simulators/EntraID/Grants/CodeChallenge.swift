import Crypto
import Foundation

/// The digest of a secret that only whoever asked for a code can show (PKCE, RFC 7636).
struct CodeChallenge: Sendable, Codable {
  private enum Method: String, Codable {
    case plain
    case s256 = "S256"
  }

  private let method: Method
  private let value: String

  /// The challenge of a request for a code; nil when it has none.
  ///
  /// - Throws: ``EntraError`` for a method that there is not, and a challenge of no possible length.
  init?(_ form: Form) throws(EntraError) {
    guard let value = form["code_challenge"] else { return nil }
    let name = form["code_challenge_method"] ?? Method.plain.rawValue
    guard let method = Method(rawValue: name) else { throw .unsupportedChallenge(name) }
    guard (43...128).contains(value.utf8.count) else { throw .invalidChallenge }
    self.method = method
    self.value = value
  }

  /// Whether this is the challenge of a verifier.
  func isMet(by verifier: String) -> Bool {
    switch method {
    case .plain: verifier == value
    case .s256: Base64URL.encode(SHA256.hash(data: Data(verifier.utf8))) == value
    }
  }
}
