public import LabTime

/// The endpoint that gives a service in Azure the tokens of its managed identities: that of the instance metadata
/// service at `169.254.169.254`.
public struct ManagedIdentitySimulator: Simulator {
  /// The tenant of the identities.
  public var tenant: Tenant
  /// The identity that is the service's own; nil for none.
  public var systemAssigned: ManagedIdentity?
  /// The identities that it shares with others; they are asked for by their ids.
  public var userAssigned: [ManagedIdentity]
  /// The keys that sign the tokens.
  public var keys: SigningKeys
  /// How long tokens live; those of managed identities a day.
  public var lifetime: Duration

  /// Describes the endpoint.
  public init(
    tenant: Tenant,
    systemAssigned: ManagedIdentity? = ManagedIdentity("5d0e9b1c-7a50-4c1c-9d2b-3f6a1f0c2e11"),
    userAssigned: [ManagedIdentity] = [], keys: SigningKeys = .standard, lifetime: Duration = .seconds(86_400)
  ) {
    self.tenant = tenant
    self.systemAssigned = systemAssigned
    self.userAssigned = userAssigned
    self.keys = keys
    self.lifetime = max(lifetime, .seconds(1))
  }

  /// Starts an instance.
  public func start(clock: any LabClock, random: RandomSource) -> ManagedIdentityEndpoint {
    ManagedIdentityEndpoint(self, clock: clock, random: random)
  }
}
