public import LabTime

/// The credential manager of API Management: its management API, the page on which a person agrees, and the tokens of
/// the connections that come of it.
///
/// ```
/// GET, PUT  .../authorizationProviders/P
/// GET, PUT  .../authorizationProviders/P/authorizations/A
/// PUT       .../authorizationProviders/P/authorizations/A/accessPolicies/ID
/// POST      .../authorizationProviders/P/authorizations/A/getLoginLinks
/// GET, POST /consent?...                       the page, and what its buttons send
/// GET       /connections/P/A/token             what the gateway asks for
/// ```
public struct CredentialManagerSimulator: Simulator {
  /// Identity providers by name, with the beginning of their tokens, such as `gho_`.
  public var providers: [String: String]
  /// What the address of the consent page begins with.
  public var consentURL: @Sendable () -> String
  /// How long a token lives.
  public var lifetime: Duration

  /// Describes a credential manager.
  public init(
    providers: [String: String], lifetime: Duration = .seconds(8 * 3600),
    consentURL: @escaping @Sendable () -> String
  ) {
    self.providers = providers
    self.lifetime = lifetime
    self.consentURL = consentURL
  }

  /// Starts an instance without connections.
  public func start(clock: any LabClock, random: RandomSource) -> CredentialManagerEndpoint {
    CredentialManagerEndpoint(self, clock: clock, random: random)
  }
}
