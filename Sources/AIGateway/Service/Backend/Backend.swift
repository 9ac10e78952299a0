public import HTTPTransport
public import LabTime
public import OpenAI

/// A backend entity of the type `Single`, `Microsoft.ApiManagement/service/backends`: an address with a name, and
/// how it is called.
public struct Backend: ServiceResource {
  /// Makes what answers at a backend's address, when that is part of the deployment and not elsewhere.
  public typealias Host =
    @Sendable (_ clock: any LabClock, _ random: RandomSource, _ models: LocalModels) -> any Responder

  /// Makes what answers at a backend's address and has requests of its own to send.
  public typealias NetworkedHost = @Sendable (_ surroundings: HostSurroundings) -> any Responder

  /// The resource name that `backend-id` gives.
  public var name: String
  /// The base URL that takes the place of the API's own. For a hosted backend, the path at its host.
  public var url: String
  /// What answers there, when it is deployed together with the service.
  public var host: NetworkedHost?
  /// Makes what answers there when its models are others than the deployment's own; nil for a backend that has none.
  public var hostOfModels: (@Sendable (_ models: any Responder) -> Host)?
  /// The model deployments that it is known to serve.
  public var deployments: [String]
  /// What the gateway shows it to be let in.
  public var credentials: BackendCredentials?
  /// When it is left alone for a while.
  public var circuitBreaker: CircuitBreaker?

  /// Creates a backend at an address.
  public init(
    _ name: String, url: String, deployments: [String] = [], credentials: BackendCredentials? = nil,
    circuitBreaker: CircuitBreaker? = nil
  ) {
    self.name = name
    self.url = url
    self.deployments = deployments
    self.credentials = credentials
    self.circuitBreaker = circuitBreaker
  }

  /// Creates a backend that is deployed with the service and answers below `path`.
  public init(
    _ name: String, path: String, deployments: [String] = [], credentials: BackendCredentials? = nil,
    circuitBreaker: CircuitBreaker? = nil, host: @escaping Host
  ) {
    self.init(
      name, url: path, deployments: deployments, credentials: credentials, circuitBreaker: circuitBreaker)
    self.host = { host($0.clock, $0.random, $0.models) }
  }

  /// Creates a backend that is deployed with the service and sends requests of its own.
  public init(_ name: String, path: String, networkedHost host: @escaping NetworkedHost) {
    self.init(name, url: path)
    self.host = host
  }

  /// Puts the backend into a service.
  public func add(to service: inout Service) {
    service.backends.place(self, by: \.name)
  }
}
