/// A certificate of the service, `Microsoft.ApiManagement/service/certificates`: what it shows to backends, and
/// whose keys sign or open tokens.
public struct Certificate: ServiceResource {
  /// The name that `certificate-id` gives.
  public var name: String
  /// A file's content: PFX (PKCS #12), or PEM, with the private key where it is needed.
  public var data: [UInt8]
  /// What the private key is encrypted with.
  public var password: String?

  /// Creates a certificate from the content of a file.
  public init(_ name: String, data: [UInt8], password: String? = nil) {
    self.name = name
    self.data = data
    self.password = password
  }

  /// Creates a certificate from PEM text.
  public init(_ name: String, pem: String, password: String? = nil) {
    self.init(name, data: Array(pem.utf8), password: password)
  }

  /// Puts the certificate into a service.
  public func add(to service: inout Service) {
    service.certificates.place(self, by: \.name)
  }
}
