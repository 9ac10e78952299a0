/// A backend entity of the type `Pool`, `Microsoft.ApiManagement/service/backends`: backends that share the load.
///
/// Source: "Backends in API Management", load-balanced pool. The members of the least priority take the requests in
/// turn; those of another only while the breaker of each member before them is open.
public struct BackendPool: ServiceResource {
  /// A member of a pool.
  public struct Member: Sendable, Hashable {
    /// The backend's name, or an id that ends with `/backends/` and the name.
    public var id: String
    /// 0 to 100, the least first; nil counts as 1.
    public var priority: Int?
    /// The share among members of one priority, 0 to 100; nil counts as 1, and 0 takes no requests.
    public var weight: Int?

    /// The backend's name.
    public var backend: String {
      id.contains("/") ? id.split(separator: "/").last.map(String.init) ?? id : id
    }

    /// Creates a member.
    public init(_ id: String, priority: Int? = nil, weight: Int? = nil) {
      self.id = id
      self.priority = priority
      self.weight = weight
    }
  }

  /// The resource name that `backend-id` gives; no single backend has it.
  public var name: String
  /// The members, at most 30.
  public var services: [Member]
  /// How a caller stays with the member that it got first; nil when it does not.
  public var sessionAffinity: SessionAffinity?

  /// Creates a pool.
  public init(_ name: String, services: [Member], sessionAffinity: SessionAffinity? = nil) {
    self.name = name
    self.services = services
    self.sessionAffinity = sessionAffinity
  }

  /// Puts the pool into a service.
  public func add(to service: inout Service) {
    service.backendPools.place(self, by: \.name)
  }
}
