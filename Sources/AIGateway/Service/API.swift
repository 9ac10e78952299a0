/// An API of the service, `Microsoft.ApiManagement/service/apis`.
public struct API: ServiceResource {
  /// The resource name, `context.Api.Id`.
  public var name: String
  /// The name people see, `context.Api.Name`.
  public var displayName: String
  /// What the paths of its requests begin with, without slashes around it; empty for the root.
  public var path: String
  /// The operations; a request that matches none is answered with 404.
  public var operations: [Operation]
  /// The schema documents that the operations refer to.
  public var schemas: [APISchema]
  /// For an API of the type `mcp`, where its tools are; nil for an HTTP API.
  public var mcp: MCPSource?
  /// Where requests go unless a policy names a backend.
  public var serviceURL: String?
  /// Whether a request needs a subscription key.
  public var subscriptionRequired: Bool
  /// Where the subscription key stands in a request.
  public var subscriptionKeyNames: SubscriptionKeyNames
  /// The policy document of the API scope.
  public var policy: PolicySource?
  /// `context.Api.Revision`.
  public var revision: String
  /// `context.Api.Version`; empty when the API has no versions.
  public var version: String

  /// Creates an API from a definition of its operations.
  public init(
    _ name: String, _ definition: APIDefinition, displayName: String? = nil, path: String,
    serviceURL: String? = nil, subscriptionRequired: Bool = true,
    subscriptionKeyNames: SubscriptionKeyNames? = nil, policy: PolicySource? = nil,
    revision: String = "1", version: String = ""
  ) {
    self.name = name
    self.displayName = displayName ?? name
    self.path = path
    self.operations = definition.operations
    self.schemas = definition.schemas
    self.serviceURL = serviceURL ?? definition.serviceURL
    self.subscriptionRequired = subscriptionRequired
    self.subscriptionKeyNames = subscriptionKeyNames ?? definition.subscriptionKeyNames
    self.policy = policy
    self.revision = revision
    self.version = version
  }

  /// Puts the API into a service.
  public func add(to service: inout Service) {
    service.apis.place(self, by: \.name)
  }
}

/// Where a subscription key stands in a request, `subscriptionKeyParameterNames`.
public struct SubscriptionKeyNames: Sendable, Hashable {
  /// The header's name.
  public var header: String
  /// The query parameter's name; it is looked at only when the header is missing.
  public var query: String
  /// Whether the key may also stand in `Authorization: Bearer KEY`, as OpenAI's clients send it.
  ///
  /// Source: the preview property `bearer` of API version 2025-03-01-preview.
  public var bearer: Bool

  /// Creates key names; without arguments those of a new API.
  public init(
    header: String = "Ocp-Apim-Subscription-Key", query: String = "subscription-key", bearer: Bool = false
  ) {
    self.header = header
    self.query = query
    self.bearer = bearer
  }
}
