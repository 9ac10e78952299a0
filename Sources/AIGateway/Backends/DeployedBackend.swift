import HTTPTransport

/// A backend entity made ready to be called.
struct DeployedBackend: Sendable {
  let name: String
  let url: RequestURL
  let credentials: DeployedCredentials?
  let breaker: BreakerRule?

  /// - Throws: ``PolicyError`` with the backend's name.
  init(
    _ backend: Backend, certificates: DeployedCertificates, namedValues: [NamedValue]
  ) throws(PolicyError) {
    guard let url = RequestURL(backend.url), !url.host.isEmpty else {
      throw PolicyError(
        backend: backend.name, "its URL is \"\(backend.url)\"",
        hint: "http:// or https:// and a host were expected")
    }
    name = backend.name
    self.url = url
    credentials =
      if let credentials = backend.credentials {
        try DeployedCredentials(
          credentials, of: name, certificates: certificates, namedValues: namedValues)
      } else { nil }
    breaker =
      if let breaker = backend.circuitBreaker { try BreakerRule(breaker, of: name) } else { nil }
  }
}

extension PolicyError {
  /// What is wrong with a backend entity.
  init(backend name: String, _ message: String, hint: String) {
    self.init(file: "backend \(name)", line: 1, column: 1, message: message, hint: hint)
  }
}
