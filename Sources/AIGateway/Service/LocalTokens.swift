public import LabTime

/// Tokens that the gateway makes itself: unsigned JSON Web Tokens that say for which resource they are.
///
/// They let a policy document run offline. No service that checks signatures accepts one.
public struct LocalTokens: TokenSource {
  private let clock: any LabClock

  /// Creates a source whose tokens live for a day from the clock's time on, as managed identities' do.
  public init(clock: any LabClock) {
    self.clock = clock
  }

  /// A token with the audience, the client and the times of issue and expiry as its claims.
  public func token(for resource: String, clientID: String?) async throws -> AccessToken {
    let now = clock.now
    let expires = now + .seconds(86_400)
    let claims = """
      {"aud":"\(Self.escaped(resource))","iss":"https://sts.local/","appid":"\
      \(Self.escaped(clientID ?? "system-assigned"))","iat":\(Int64(now.seconds)),"exp":\(Int64(expires.seconds))}
      """
    let header = Base64URL.encode(Array(#"{"alg":"none","typ":"JWT"}"#.utf8))
    return AccessToken("\(header).\(Base64URL.encode(Array(claims.utf8))).", expires: expires)
  }

  private static func escaped(_ text: String) -> String {
    BuiltInResponse.jsonEscaped(text)
  }

}
