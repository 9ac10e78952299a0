import NIOSSL

/// A certificate with those above it, and its private key when it is one's own.
public struct TLSCertificate: Sendable, Hashable {
  /// The certificates in DER: the holder's first, then each one's issuer as far as they are known.
  public var chain: [[UInt8]]
  /// The private key of the first certificate in DER, as PKCS #8 or in the key's own form; nil for a peer's.
  public var privateKey: [UInt8]?

  /// Creates a certificate from its parts.
  public init(chain: [[UInt8]], privateKey: [UInt8]? = nil) {
    self.chain = chain
    self.privateKey = privateKey
  }

  /// Reads certificates, and the private key that comes with them, from a file's content: PEM, PFX (PKCS #12)
  /// or one certificate in DER.
  ///
  /// - Parameter password: What the private key is encrypted with.
  /// - Throws: ``Unreadable``.
  public init(_ content: [UInt8], password: String? = nil) throws(Unreadable) {
    do {
      if content.isPEM {
        try self.init(pem: content, password: password)
      } else if let certificate = try? NIOSSLCertificate(bytes: content, format: .der) {
        self.init(chain: [try certificate.toDERBytes()])
      } else {
        let bundle = try NIOSSLPKCS12Bundle(buffer: content, passphrase: Array((password ?? "").utf8))
        self.init(
          chain: try bundle.certificateChain.map { try $0.toDERBytes() },
          privateKey: try bundle.privateKey.derBytes)
      }
    } catch {
      throw Unreadable(
        reason:
          "neither PEM, nor a certificate in DER, nor a PFX file that \(Self.words(for: password)) opens")
    }
    if chain.isEmpty { throw Unreadable(reason: "there is no certificate in it") }
  }

  private init(pem: [UInt8], password: String?) throws {
    chain = try NIOSSLCertificate.fromPEMBytes(pem).map { try $0.toDERBytes() }
    guard String(decoding: pem, as: UTF8.self).contains("PRIVATE KEY-----") else { return }
    let key = try NIOSSLPrivateKey(bytes: pem, format: .pem) { $0(Array((password ?? "").utf8)) }
    privateKey = try key.derBytes
  }

  private static func words(for password: String?) -> String {
    password == nil ? "an empty password" : "the password given"
  }

  /// Why content is no certificate.
  public struct Unreadable: Error, CustomStringConvertible {
    let reason: String

    /// One sentence for a person.
    public var description: String { "no certificate can be read: \(reason)" }
  }
}

extension TLSCertificate {
  /// What TLS presents to a peer.
  var sources: ([NIOSSLCertificateSource], NIOSSLPrivateKeySource)? {
    get throws {
      guard let privateKey else { return nil }
      return (
        try chain.map { .certificate(try NIOSSLCertificate(bytes: $0, format: .der)) },
        .privateKey(try NIOSSLPrivateKey(bytes: privateKey, format: .der))
      )
    }
  }
}

extension [UInt8] {
  fileprivate var isPEM: Bool {
    // Text may stand before the first certificate, as openssl writes it.
    String(decoding: prefix(65_536), as: UTF8.self).contains("-----BEGIN ")
  }
}
