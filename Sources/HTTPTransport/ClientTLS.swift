import NIOSSL
import Synchronization

/// The TLS settings of a client; the trusted certificates are read when they are first needed.
final class ClientTLS: Sendable {
  private let verification: CertificateVerification
  private let context = Mutex<NIOSSLContext?>(nil)

  init(_ option: ClientOptions.TLS) {
    verification =
      switch option {
      case .verified: .fullVerification
      case .unverified: .none
      }
  }

  func handler(for host: String) throws -> NIOSSLClientHandler {
    let context = try context.withLock { context in
      if let context { return context }
      var configuration = TLSConfiguration.makeClientConfiguration()
      configuration.certificateVerification = verification
      configuration.applicationProtocols = ["http/1.1"]
      let made = try NIOSSLContext(configuration: configuration)
      context = made
      return made
    }
    do {
      return try NIOSSLClientHandler(context: context, serverHostname: host)
    } catch let error as NIOSSLExtraError where error == .cannotUseIPAddressInSNI {
      // An address is not sent as a name; the certificate is held against the peer's address instead.
      return try NIOSSLClientHandler(context: context, serverHostname: nil)
    }
  }
}
