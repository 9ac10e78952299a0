import HTTPTransport
import LabTime

/// A request for a token, or for a code that leads to one.
struct TokenRequest {
  let form: Form
  /// Which set of endpoints it came to.
  let version: TokenVersion
  let authority: Authority
  let url: RequestURL
  /// The Authorization header, where a client may prove itself as well.
  let authorization: String?
  let now: Instant
}
