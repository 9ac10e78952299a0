/// An identity that Azure manages for a service: an application without a secret of its own.
public struct ManagedIdentity: Sendable, Hashable {
  /// Its client id, a GUID.
  public var clientID: String
  /// The resource id of a user-assigned one.
  public var resourceID: String?

  /// Describes an identity.
  public init(_ clientID: String, resourceID: String? = nil) {
    self.clientID = clientID
    self.resourceID = resourceID
  }
}
