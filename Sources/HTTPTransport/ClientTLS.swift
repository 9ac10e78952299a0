import NIOSSL
import Synchronization

/// The TLS settings of a client; the trusted certificates are read when they are first needed.
final class ClientTLS: Sendable {
  private let verification: CertificateVerification
  private let contexts = Mutex<[TLSCertificate?: NIOSSLContext]>([:])

  // Expressions may make certificates without end; connections keep the settings they were made with.
  private static let contextLimit = 64

  init(_ option: ClientOptions.TLS) {
    verification =
      switch option {
      case .verified: .fullVerification
      case .unverified: .none
      }
  }

  func handler(for origin: Origin) throws -> NIOSSLClientHandler {
    let context = try context(presenting: origin.certificate)
    do {
      return try NIOSSLClientHandler(context: context, serverHostname: origin.host)
    } catch let error as NIOSSLExtraError where error == .cannotUseIPAddressInSNI {
      // An address is not sent as a name; the certificate is held against the peer's address instead.
      return try NIOSSLClientHandler(context: context, serverHostname: nil)
    }
  }

  private func context(presenting certificate: TLSCertificate?) throws -> NIOSSLContext {
    try contexts.withLock { contexts in
      if let context = contexts[certificate] { return context }
      var configuration = TLSConfiguration.makeClientConfiguration()
      configuration.certificateVerification = verification
      configuration.applicationProtocols = ["http/1.1"]
      if let (chain, key) = try certificate?.sources {
        configuration.certificateChain = chain
        configuration.privateKey = key
      }
      let made = try NIOSSLContext(configuration: configuration)
      if contexts.count >= Self.contextLimit { contexts = [:] }
      contexts[certificate] = made
      return made
    }
  }
}
