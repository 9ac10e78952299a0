import HTTPTransport
import LabTime

/// The credentials of a backend, ready to be put on requests.
struct DeployedCredentials: Sendable {
  private let header: Headers
  private let query: [(name: String, value: String)]
  private let certificate: TLSCertificate?
  private let identity: BackendCredentials.ManagedIdentity?

  /// - Throws: ``PolicyError`` with the backend's name: a named value or a certificate that the service lacks.
  init(
    _ credentials: BackendCredentials, of backend: String, certificates: DeployedCertificates,
    namedValues: [NamedValue]
  ) throws(PolicyError) {
    var header = Headers()
    for field in credentials.header.fields {
      header.append(field.name, try Self.filled(field.value, namedValues, backend))
    }
    if let authorization = credentials.authorization {
      let parameter = try Self.filled(authorization.parameter, namedValues, backend)
      header["Authorization"] = "\(authorization.scheme) \(parameter)"
    }
    self.header = header
    var query: [(name: String, value: String)] = []
    for (name, value) in credentials.query {
      query.append((name, try Self.filled(value, namedValues, backend)))
    }
    self.query = query
    certificate = try Self.certificate(credentials, certificates, backend)
    identity = credentials.managedIdentity
  }

  /// The request with the credentials on it.
  ///
  /// - Throws: ``PolicyFailure`` when there is no token for the identity.
  func applied(to request: Request, _ context: PolicyContext) async throws -> Request {
    var request = request
    for name in header.names { request.headers.set(name, to: header[all: name]) }
    if !query.isEmpty {
      var fields = QueryString.fields(request.url.query ?? "")
      for (name, _) in query { fields.removeAll { QueryString.isField($0, named: name) } }
      request.url.query = QueryString.query(fields + query.map { QueryString.field($0.name, $0.value) })
    }
    // What a policy has chosen to show is meant for this very request.
    if request.clientCertificate == nil { request.clientCertificate = certificate }
    if let identity {
      do {
        let token = try await context.stores.tokens.token(
          for: identity.resource, clientID: identity.clientID, from: context.environment.tokens,
          at: context.environment.clock.now)
        request.headers["Authorization"] = "Bearer \(token)"
      } catch  where !Task.isCancelled {
        throw PolicyFailure.internalError(
          reason: "AuthenticationFailed", detail: "No token for '\(identity.resource)': \(error)")
      }
    }
    return request
  }

  /// Takes the header fields off a request that goes elsewhere.
  func remove(from request: inout Request) {
    for name in header.names { request.headers.remove(name) }
  }

  private static func certificate(
    _ credentials: BackendCredentials, _ certificates: DeployedCertificates, _ backend: String
  ) throws(PolicyError) -> TLSCertificate? {
    let found: DeployedCertificate?
    let wanted: String
    if let id = credentials.certificateIDs.first {
      wanted = id.split(separator: "/").last.map(String.init) ?? id
      found = certificates[wanted]
    } else if let thumbprint = credentials.certificate.first {
      wanted = thumbprint
      found = certificates[thumbprint: thumbprint]
    } else {
      return nil
    }
    guard let found else {
      throw PolicyError(
        backend: backend, "the service has no certificate \(wanted), which its credentials name",
        hint: "add it to the service's certificates")
    }
    guard found.tls.privateKey != nil else {
      throw PolicyError(
        backend: backend, "the certificate \(wanted) of its credentials has no private key",
        hint: "give the service the certificate with its key")
    }
    return found.tls
  }

  // The text with its named values; secrets are kept as such.
  private static func filled(
    _ text: String, _ namedValues: [NamedValue], _ backend: String
  ) throws(PolicyError) -> String {
    var filled = ""
    var rest = text[...]
    while let open = rest.firstRange(of: "{{"), let close = rest[open.upperBound...].firstRange(of: "}}") {
      let name = rest[open.upperBound..<close.lowerBound]
      guard let value = namedValues.first(where: { $0.name == name }) else {
        throw PolicyError(
          backend: backend, "the service has no named value \(name)",
          hint: "add it to the service's named values")
      }
      filled += rest[..<open.lowerBound] + value.value
      rest = rest[close.upperBound...]
    }
    return filled + rest
  }
}
