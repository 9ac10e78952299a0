/// A host outside of the service that is deployed together with it, such as an identity provider: what the gateway
/// sends to its name stays in the deployment.
///
/// ```swift
/// ExternalHost("login.microsoftonline.com") { clock, random, models in ... }
/// ```
public struct ExternalHost: ServiceResource {
  /// The name that URLs have it by.
  public var name: String
  /// Whether the world reaches it with https; the instance metadata service, for one, it does not.
  public var isSecure: Bool
  /// What answers there.
  public var host: Backend.NetworkedHost
  /// Whether it is models that answer there.
  public var hasModels = false

  /// Creates a host.
  public init(_ name: String, isSecure: Bool = true, host: @escaping Backend.Host) {
    self.init(name, isSecure: isSecure, networkedHost: { host($0.clock, $0.random, $0.models) })
  }

  /// Creates a host that sends requests of its own.
  public init(
    _ name: String, isSecure: Bool = true, networkedHost host: @escaping Backend.NetworkedHost
  ) {
    self.name = name
    self.isSecure = isSecure
    self.host = host
  }

  /// Puts the host beside a service.
  public func add(to service: inout Service) {
    service.hosts.place(self, by: \.name)
  }
}
