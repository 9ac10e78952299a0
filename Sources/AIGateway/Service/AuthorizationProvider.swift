/// An identity provider of the credential manager, `Microsoft.ApiManagement/service/authorizationProviders`.
public struct AuthorizationProvider: ServiceResource {
  /// The resource name that `provider-id` gives.
  public var name: String
  /// The connections to the provider.
  public var authorizations: [Authorization]

  /// Creates a provider with its connections.
  public init(_ name: String, _ authorizations: [Authorization]) {
    self.name = name
    self.authorizations = authorizations
  }

  /// Puts the provider into a service.
  public func add(to service: inout Service) {
    service.authorizationProviders.place(self, by: \.name)
  }
}
