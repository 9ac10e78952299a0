import OpenAI

/// A JSON Web Token in compact form (RFC 7519), not yet believed.
struct SignedToken {
  /// The text of the token.
  let text: String
  /// What it says.
  let claims: JSONObject
  private let header: JSONObject
  private let signature: [UInt8]
  /// The part of the text that is signed.
  private let input: [UInt8]

  /// - Throws: ``TokenFailure`` for a text that is no token.
  init(_ text: String) throws(TokenFailure) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3 else {
      throw .invalid("A token has three parts, or five when it is encrypted; this one has \(parts.count).")
    }
    header = try Self.object(parts[0], "header")
    claims = try Self.object(parts[1], "payload")
    guard let signature = Base64URL.decode(parts[2]) else {
      throw .invalid("The token's signature is not in base 64.")
    }
    self.signature = signature
    self.text = text
    input = Array(text.utf8.prefix(parts[0].utf8.count + 1 + parts[1].utf8.count))
  }

  static func object(_ part: Substring, _ name: String) throws(TokenFailure) -> JSONObject {
    guard let bytes = Base64URL.decode(part), let object = (try? JSON(parsing: bytes))?.object else {
      throw .invalid("The token's \(name) is no JSON object in base 64.")
    }
    return object
  }

  /// The id of the key that it is said to be signed with.
  var keyID: String? { header["kid"]?.string }

  /// Whether nobody has signed it, nor claims to have.
  var isUnsigned: Bool { header["alg"]?.string == "none" && signature.isEmpty }

  /// Whether one of the keys may be the one that it names.
  func names(anyOf keys: [TokenKey]) -> Bool {
    keys.contains { $0.id == nil || keyID == nil || $0.id == keyID }
  }

  /// Checks the signature.
  ///
  /// Keys without an id are tried for any token, and for a token without one all keys are.
  func verify(with keys: [TokenKey]) throws(TokenFailure) {
    guard !signature.isEmpty else {
      throw .signatureInvalid("Signature validation failed. The token is not signed.")
    }
    let name = header["alg"]?.string ?? ""
    guard let algorithm = TokenAlgorithm(rawValue: name) else {
      throw .signatureInvalid("Signature validation failed. The algorithm '\(name)' is not supported.")
    }
    let candidates = keys.filter { $0.id == nil || keyID == nil || $0.id == keyID }
    guard !candidates.isEmpty else { throw .keyNotFound(keyID) }
    guard candidates.contains(where: { $0.isValid(signature, of: input, algorithm) }) else {
      throw .signatureInvalid("Signature validation failed. It is not the signature of any key tried.")
    }
  }
}
