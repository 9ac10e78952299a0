import CryptoExtras
public import LabTime
import OpenAI

/// What a simulated service wants of an access token: who has signed it, and for whom.
public struct TokenCheck: Sendable, Hashable {
  /// The tenant that it must be of, by its id.
  public var tenant: String
  /// The resources that it may be for, as the `aud` of a token names them.
  public var audiences: [String]
  /// The keys that it may be signed with.
  public var keys: SigningKeys
  /// Where the issuers of second-version tokens are.
  public var authority: String

  /// Describes tokens; by default those for Azure AI services.
  public init(
    tenant: String, audiences: [String] = ["https://cognitiveservices.azure.com", "https://ai.azure.com"],
    keys: SigningKeys = .standard, authority: String = EntraIDSimulator.authority
  ) {
    self.tenant = tenant
    self.audiences = audiences
    self.keys = keys
    self.authority = authority
  }

  /// Whether a token is good at a time: signature, issuer, audience and times.
  public func accepts(_ text: String, at now: Instant) -> Bool {
    guard let token = JSONWebToken(text), token.isValid(at: now.seconds),
      let keys = try? keys.published(at: now),
      let key = keys.first(where: { $0.id == token.header["kid"]?.string }),
      let issuer = token.claims["iss"]?.string
    else { return false }
    let issuers = TokenVersion.allCases.map { $0.issuer(ofTenant: tenant, at: authority) }
    // Azure's services take their address with and without the slash at its end.
    let wanted = Set(audiences.map(ResourceName.trimmed))
    return issuers.contains(issuer) && token.audiences.contains { wanted.contains(ResourceName.trimmed($0)) }
      && token.isSigned(by: key.publicKey)
  }
}
