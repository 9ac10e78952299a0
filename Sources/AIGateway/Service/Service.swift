/// An API Management service: what is deployed, in the terms of `Microsoft.ApiManagement/service`.
///
/// ```swift
/// Service {
///   API("openai", .azureOpenAI, path: "openai", policy: .file("policy.xml"))
///   Backend("openai1", url: "https://openai1.example/openai")
///   Subscription("openai-subscription")
/// }
/// ```
public struct Service: Sendable {
  /// The service's name, `context.Deployment.ServiceName`.
  public var name: String
  /// The pricing tier; it decides how token and rate limits count.
  public var sku: SKU
  /// The Azure region by its display name, `context.Deployment.Region`.
  public var region: String
  /// The APIs; a request belongs to the one with the longest path that begins its own.
  public var apis: [API] = []
  /// The products.
  public var products: [Product] = []
  /// The subscriptions whose keys open the APIs.
  public var subscriptions: [Subscription] = []
  /// The backend entities that policies name.
  public var backends: [Backend] = []
  /// The pools of them that policies name likewise.
  public var backendPools: [BackendPool] = []
  /// What the deployment brings along of the world outside.
  public var hosts: [ExternalHost] = []
  /// The certificates that policies name.
  public var certificates: [Certificate] = []
  /// The authorities whose word is taken for a client's certificate.
  public var authorities: [CACertificate] = []
  /// The loggers that policies name.
  public var loggers: [Logger] = []
  /// What is logged and measured of requests.
  public var diagnostics: [Diagnostic] = []
  /// The identity providers of the credential manager.
  public var authorizationProviders: [AuthorizationProvider] = []
  /// The named values, `{{name}}` in a policy document.
  public var namedValues: [NamedValue] = []
  /// The schemas that `validate-content` names.
  public var schemas: [Schema] = []
  /// The policy fragments.
  public var fragments: [PolicyFragment] = []
  /// What stands for `{name}` in the policy documents of labs, which are templates.
  public var placeholders: [Placeholder] = []
  /// The policy document of the global scope, or nil for a new service's own: it forwards.
  public var policy: PolicySource?

  /// Creates a service of resources; of two resources of one kind and name the later replaces the earlier.
  public init(
    _ name: String = "apim", sku: SKU = .developer, region: String = "UK South", policy: PolicySource? = nil,
    @ServiceBuilder resources: () -> [any ServiceResource] = { [] }
  ) {
    self.name = name
    self.sku = sku
    self.region = region
    self.policy = policy
    for resource in resources() { resource.add(to: &self) }
  }
}

/// A part of a service that can stand in its declaration.
public protocol ServiceResource: Sendable {
  /// Puts the resource into a service.
  func add(to service: inout Service)
}

extension Array {
  // Replaces the element of the same key, or appends.
  mutating func place<Key: Equatable>(_ element: Element, by key: KeyPath<Element, Key>) {
    if let index = firstIndex(where: { $0[keyPath: key] == element[keyPath: key] }) {
      self[index] = element
    } else {
      append(element)
    }
  }
}

extension Service {
  /// The files that the service's policies are read from, relative to its folder.
  public var policyFiles: [String] {
    let sources =
      [policy] + apis.map(\.policy) + apis.flatMap(\.operations).map(\.policy) + products.map(\.policy)
      + fragments.map(\.policy)
    var files: [String] = []
    for case .file(let path)? in sources where !files.contains(path) { files.append(path) }
    return files
  }
}
