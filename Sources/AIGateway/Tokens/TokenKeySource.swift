import HTTPTransport
import PolicyExpressions

/// A `<key>` of `<issuer-signing-keys>` or `<decryption-keys>`.
struct TokenKeySource: Sendable {
  private enum Material {
    /// Base 64 of a secret.
    case secret(PolicyExpression<String>)
    case numbers(PolicyExpression<String>, PolicyExpression<String>)
    case certificate(PolicyExpression<String>)
  }

  private let id: PolicyExpression<String>?
  private let material: Material
  /// The key of a source without expressions, made once.
  private var ready: TokenKey?

  /// The keys of a list that an element may have.
  static func all(in element: PolicyElement, _ list: String) throws(PolicyError) -> [TokenKeySource] {
    var sources: [TokenKeySource] = []
    for key in try element.child(named: list)?.children(named: "key") ?? [] {
      sources.append(try TokenKeySource(key))
    }
    return sources
  }

  private init(_ element: PolicyElement) throws(PolicyError) {
    id = try element.optionalExpression("id")
    let certificate: PolicyExpression<String>? = try element.optionalExpression("certificate-id")
    let modulus: PolicyExpression<String>? = try element.optionalExpression("n")
    let exponent: PolicyExpression<String>? = try element.optionalExpression("e")
    let text: PolicyExpression<String>? = try element.optionalTextExpression()
    switch (text, certificate, modulus, exponent) {
    case (let text?, nil, nil, nil): material = .secret(text)
    case (nil, let name?, nil, nil): material = .certificate(name)
    case (nil, nil, let modulus?, let exponent?): material = .numbers(modulus, exponent)
    default:
      throw element.error(
        "<key> is not one key",
        hint: "write a text in base 64, or the attribute certificate-id, or the attributes n and e")
    }
    let name = id?.literal
    guard id == nil || name != nil else { return }
    switch material {
    case .secret(let text):
      guard let literal = text.literal else { return }
      guard let secret = Base64URL.decode(literal) else {
        throw element.error("the text of <key> is not in base 64", hint: "encode the bytes of the key")
      }
      ready = TokenKey(id: name, secret: secret)
    case .numbers(let modulus, let exponent):
      guard let modulus = modulus.literal, let exponent = exponent.literal else { return }
      guard let key = Self.key(name, modulus, exponent) else {
        throw element.error(
          "n and e are no RSA key", hint: "both are numbers in base 64, n of 1024 bits or more")
      }
      ready = key
    case .certificate: return
    }
  }

  /// The key that checks signatures.
  func signingKey(_ context: PolicyContext) async throws -> TokenKey {
    if let ready { return ready }
    let id = if let id { try await context.evaluate(id) } else { String?.none }
    switch material {
    case .secret(let text): return TokenKey(id: id, secret: try await Self.secret(text, context))
    case .numbers(let modulus, let exponent):
      let modulus = try await context.evaluate(modulus)
      guard let key = Self.key(id, modulus, try await context.evaluate(exponent)) else {
        throw Self.failure("The numbers n and e are no RSA key.")
      }
      return key
    case .certificate(let name):
      let certificate = try context.certificate(try await context.evaluate(name))
      guard let key = TokenKey(id: id, certificate: certificate.object.rawData) else {
        throw Self.failure("The certificate has no key that signs tokens.")
      }
      return key
    }
  }

  /// The key that opens encrypted tokens.
  func decryptionKey(_ context: PolicyContext) async throws -> DecryptionKey {
    let id = if let id { try await context.evaluate(id) } else { String?.none }
    switch material {
    case .secret(let text): return DecryptionKey(id: id, secret: try await Self.secret(text, context))
    case .numbers: throw Self.failure("The numbers n and e are a public key, which decrypts nothing.")
    case .certificate(let name):
      let certificate = try context.certificate(try await context.evaluate(name))
      guard let key = certificate.tls.privateKey.flatMap({ DecryptionKey(id: id, privateKey: $0) }) else {
        throw Self.failure("The certificate has no RSA private key.")
      }
      return key
    }
  }

  private static func key(_ id: String?, _ modulus: String, _ exponent: String) -> TokenKey? {
    guard let modulus = Base64URL.decode(modulus), let exponent = Base64URL.decode(exponent) else {
      return nil
    }
    return TokenKey(id: id, modulus: modulus, exponent: exponent)
  }

  private static func secret(
    _ text: PolicyExpression<String>, _ context: PolicyContext
  ) async throws -> [UInt8] {
    guard let secret = Base64URL.decode(try await context.evaluate(text)) else {
      throw failure("The key is not in base 64.")
    }
    return secret
  }

  private static func failure(_ detail: String) -> PolicyFailure {
    .internalError(reason: "InvalidKey", detail: detail)
  }
}
