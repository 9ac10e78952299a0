import NIOCore
import NIOSSL

/// How a ``Server`` speaks TLS.
public struct ServerTLS: Sendable {
  /// Whether clients are asked for a certificate. What it is worth is for the responder to judge: any that a
  /// client can prove to hold is taken.
  public enum ClientCertificates: Sendable {
    /// They are not asked.
    case unasked
    /// They may present one.
    case optional
    /// One without is not let in.
    case required
  }

  /// The server's own certificate, with its private key.
  public var certificate: TLSCertificate
  /// Whether clients are asked for one.
  public var clientCertificates: ClientCertificates

  /// Creates the settings of a server.
  public init(_ certificate: TLSCertificate, clientCertificates: ClientCertificates = .unasked) {
    self.certificate = certificate
    self.clientCertificates = clientCertificates
  }
}

extension ServerTLS {
  /// The settings as NIOSSL wants them.
  ///
  /// - Throws: ``TLSCertificate/Unreadable`` for a certificate without private key, and NIOSSL's errors.
  func context() throws -> NIOSSLContext {
    guard let (chain, key) = try certificate.sources else {
      throw TLSCertificate.Unreadable(reason: "a server needs the private key")
    }
    var configuration = TLSConfiguration.makeServerConfiguration(certificateChain: chain, privateKey: key)
    configuration.applicationProtocols = ["http/1.1"]
    configuration.trustRoots = .certificates([])
    // A client that keeps a connection for later does not answer its closing (RFC 8446, 6.1: nor need it).
    configuration.shutdownTimeout = .milliseconds(200)
    configuration.certificateVerification =
      switch clientCertificates {
      case .unasked: .none
      case .optional: .optionalVerification
      case .required: .noHostnameVerification
      }
    return try NIOSSLContext(configuration: configuration)
  }
}

extension ServerConnection {
  /// What puts TLS before this connection, and tells it the client's certificate.
  func tlsHandler(_ context: NIOSSLContext) -> NIOSSLServerHandler {
    let connection = NIOLoopBound(self, eventLoop: executor.eventLoop)
    return NIOSSLServerHandler(
      context: context,
      customVerificationCallback: { certificates, verdict in
        let chain = certificates.compactMap { try? $0.toDERBytes() }
        connection.value.clientCertificate = TLSCertificate(chain: chain)
        verdict.succeed(.certificateVerified)
      })
  }
}
