import HTTPTransport
import PolicyExpressions

/// `authentication-certificate`: shows the backend a certificate in TLS.
struct AuthenticationCertificate: Policy {
  static let name = "authentication-certificate"
  static let sections: Set<Section> = [.inbound]

  private enum Source {
    case name(PolicyExpression<String>)
    case thumbprint(PolicyExpression<String>)
    /// A file's content, and what its private key is encrypted with.
    case body(PolicyExpression<Value>, password: PolicyExpression<String>?)
  }

  private let source: Source

  init(_ element: PolicyElement) throws(PolicyError) {
    let name: PolicyExpression<String>? = try element.optionalExpression("certificate-id")
    let thumbprint: PolicyExpression<String>? = try element.optionalExpression("thumbprint")
    let body: PolicyExpression<Value>? = try element.optionalExpression("body")
    let password: PolicyExpression<String>? = try element.optionalExpression("password")
    switch (name, thumbprint, body) {
    case (let name?, nil, nil): source = .name(name)
    case (nil, let thumbprint?, nil): source = .thumbprint(thumbprint)
    case (nil, nil, let body?): source = .body(body, password: password)
    default:
      throw element.error(
        "<authentication-certificate> does not name one certificate",
        hint: "write one of certificate-id, thumbprint and body")
    }
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    context.backendCertificate = try await certificate(context)
    return .next
  }

  /// The certificate with its private key.
  func certificate(_ context: PolicyContext) async throws -> TLSCertificate {
    let certificate: TLSCertificate
    switch source {
    case .name(let name):
      certificate = try context.certificate(try await context.evaluate(name)).tls
    case .thumbprint(let thumbprint):
      let thumbprint = try await context.evaluate(thumbprint)
      guard let found = context.deployed.certificates[thumbprint: thumbprint] else {
        throw Self.failure("The service has no certificate with the thumbprint '\(thumbprint)'.")
      }
      certificate = found.tls
    case .body(let body, let password):
      guard let content = try await context.evaluate(body).bytes else {
        throw Self.failure("The body of the certificate is no byte array.")
      }
      let password = if let password { try await context.evaluate(password) } else { String?.none }
      do throws(TLSCertificate.Unreadable) {
        certificate = try TLSCertificate(content, password: password)
      } catch {
        throw Self.failure("\(error)")
      }
    }
    guard certificate.privateKey != nil else {
      throw Self.failure(
        "The certificate has no private key, so nobody can be shown that it is the service's.")
    }
    return certificate
  }

  private static func failure(_ detail: String) -> PolicyFailure {
    .internalError(reason: "CertificateNotFound", detail: detail)
  }
}
