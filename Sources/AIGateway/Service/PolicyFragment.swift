/// A policy fragment, `Microsoft.ApiManagement/service/policyFragments`: policies that documents include by name.
public struct PolicyFragment: ServiceResource {
  /// The name that `fragment-id` gives.
  public var name: String
  /// The fragment's document, whose root is `<fragment>`.
  public var policy: PolicySource

  /// Creates a fragment.
  public init(_ name: String, _ policy: PolicySource) {
    self.name = name
    self.policy = policy
  }

  /// Puts the fragment into a service.
  public func add(to service: inout Service) {
    service.fragments.place(self, by: \.name)
  }
}
