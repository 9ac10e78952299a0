public import HTTPTransport
public import LabTime
public import OpenAI

/// A backend entity, `Microsoft.ApiManagement/service/backends`: an address with a name.
public struct Backend: ServiceResource {
  /// Makes what answers at a backend's address, when that is part of the deployment and not elsewhere.
  public typealias Host =
    @Sendable (_ clock: any LabClock, _ random: RandomSource, _ models: LocalModels) -> any Responder

  /// The resource name that `backend-id` gives.
  public var name: String
  /// The base URL that takes the place of the API's own. For a hosted backend, the path at its host.
  public var url: String
  /// What answers there, when it is deployed together with the service.
  public var host: Host?
  /// The model deployments that it is known to serve.
  public var deployments: [String]

  /// Creates a backend at an address.
  public init(_ name: String, url: String, deployments: [String] = []) {
    self.name = name
    self.url = url
    self.deployments = deployments
  }

  /// Creates a backend that is deployed with the service and answers below `path`.
  public init(_ name: String, path: String, deployments: [String] = [], host: @escaping Host) {
    self.name = name
    self.url = path
    self.deployments = deployments
    self.host = host
  }

  /// Puts the backend into a service.
  public func add(to service: inout Service) {
    service.backends.place(self, by: \.name)
  }
}
