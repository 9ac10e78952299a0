/// The certificate of an authority, an element of `certificates` of `Microsoft.ApiManagement/service`.
///
/// Only these are trusted, so that a run does not depend on what its machine trusts.
public struct CACertificate: ServiceResource {
  /// What a certificate is kept as.
  public enum Store: Sendable {
    /// Trusted itself.
    case root
    /// Helps to find the way from a certificate to a trusted one.
    case certificateAuthority
  }

  /// A file's content: PEM, or DER.
  public var data: [UInt8]
  /// What it is kept as.
  public var store: Store

  /// Creates the certificate of an authority from the content of a file.
  public init(data: [UInt8], store: Store = .root) {
    self.data = data
    self.store = store
  }

  /// Creates the certificate of an authority from PEM text.
  public init(pem: String, store: Store = .root) {
    self.init(data: Array(pem.utf8), store: store)
  }

  /// Puts the certificate into a service.
  public func add(to service: inout Service) {
    service.authorities.append(self)
  }
}
