/// A logger, `Microsoft.ApiManagement/service/loggers`: an event hub that `log-to-eventhub` sends to, or an
/// Application Insights resource that diagnostics send telemetry to.
public struct Logger: ServiceResource {
  /// How the gateway shows who it is, which is also what tells the two types of loggers apart.
  public enum Credentials: Sendable, Hashable {
    /// A connection string with a shared access key, which names the namespace too:
    /// `Endpoint=sb://...;SharedAccessKeyName=...;SharedAccessKey=...`.
    case connectionString(String)
    /// A managed identity: the one with a client id, or the service's own.
    case managedIdentity(clientID: String?)
    /// The connection string of an Application Insights resource:
    /// `InstrumentationKey=...;IngestionEndpoint=https://...`.
    case instrumentation(connectionString: String)
  }

  /// The resource name that `logger-id` gives.
  public var name: String
  /// The event hub's name in its namespace; empty for Application Insights.
  public var eventHub: String
  /// The namespace's host such as `usage.servicebus.windows.net`, or its URL; empty when the connection string
  /// says it.
  public var endpoint: String
  /// How the gateway shows who it is.
  public var credentials: Credentials
  /// What answers there, when it is deployed together with the service.
  public var host: Backend.Host?

  /// Creates a logger whose connection string says where the namespace is.
  public init(_ name: String, eventHub: String, connectionString: String) {
    self.name = name
    self.eventHub = eventHub
    endpoint = ""
    credentials = .connectionString(connectionString)
  }

  /// Creates a logger that uses a managed identity.
  ///
  /// - Parameters:
  ///   - endpoint: The namespace's host, or its URL.
  ///   - clientID: The client id of a user-assigned identity; nil for the service's own.
  public init(_ name: String, eventHub: String, endpoint: String, clientID: String? = nil) {
    self.name = name
    self.eventHub = eventHub
    self.endpoint = endpoint
    credentials = .managedIdentity(clientID: clientID)
  }

  /// Creates a logger whose namespace is deployed with the service.
  public init(_ name: String, eventHub: String, host: @escaping Backend.Host) {
    self.init(name, eventHub: eventHub, endpoint: "")
    self.host = host
  }

  /// Creates a logger of the type `applicationInsights`.
  ///
  /// - Parameter connectionString: `InstrumentationKey=...;IngestionEndpoint=https://...`; without an endpoint
  ///   the global one.
  public init(_ name: String, applicationInsights connectionString: String) {
    self.name = name
    eventHub = ""
    endpoint = ""
    credentials = .instrumentation(connectionString: connectionString)
  }

  /// Whether this is the logger of an Application Insights resource.
  public var isApplicationInsights: Bool {
    if case .instrumentation = credentials { true } else { false }
  }

  /// Puts the logger into a service.
  public func add(to service: inout Service) {
    service.loggers.place(self, by: \.name)
  }
}
