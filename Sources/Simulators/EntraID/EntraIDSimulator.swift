public import LabTime

/// Microsoft Entra ID: discovery, signing keys, sign-in pages and tokens of the tenants that are declared.
///
/// It speaks the protocols of `login.microsoftonline.com` on both sets of endpoints: client credentials with a
/// secret or a certificate, authorization code with PKCE, device code, refresh token. Whoever signs in agrees to
/// everything that is asked for.
public struct EntraIDSimulator: Simulator {
  /// Where the real service is, and the issuers of its tokens are.
  public static let authority = "https://login.microsoftonline.com"

  /// The tenants.
  public var tenants: [Tenant]
  /// The keys that sign the tokens.
  public var keys: SigningKeys
  /// How long access tokens live; the real service's live 60 to 90 minutes.
  public var lifetime: Duration

  /// Describes the service.
  public init(tenants: [Tenant], keys: SigningKeys = .standard, lifetime: Duration = .seconds(3600)) {
    self.tenants = tenants
    self.keys = keys
    self.lifetime = max(lifetime, .seconds(1))
  }

  /// Starts an instance, which remembers nobody's sign-in.
  public func start(clock: any LabClock, random: RandomSource) -> EntraIDEndpoint {
    EntraIDEndpoint(self, clock: clock, random: random)
  }
}
