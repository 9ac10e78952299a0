/// A host outside of the service that is deployed together with it, such as an identity provider: what the gateway
/// sends to its name stays in the deployment.
///
/// ```swift
/// ExternalHost("login.microsoftonline.com") { clock, random, models in ... }
/// ```
public struct ExternalHost: ServiceResource {
  /// The name that URLs have it by.
  public var name: String
  /// What answers there.
  public var host: Backend.Host

  /// Creates a host.
  public init(_ name: String, host: @escaping Backend.Host) {
    self.name = name
    self.host = host
  }

  /// Puts the host beside a service.
  public func add(to service: inout Service) {
    service.hosts.place(self, by: \.name)
  }
}
