import Crypto
import Foundation
import LabTime

/// A key of an Event Hubs namespace or of one of its hubs, with which tokens are signed.
struct SharedAccessKey: Sendable {
  let name: String
  let key: String

  /// The value of an Authorization header for an address.
  ///
  /// Source: "Generate SAS token" of the Event Hubs REST reference: HMAC-SHA256 over the encoded address and the
  /// second at which the token expires.
  func authorization(for address: String, until expiry: Instant) -> String {
    let resource = QueryString.encoded(address)
    let seconds = String(Int64(expiry.seconds))
    let code = HMAC<SHA256>.authenticationCode(
      for: Data("\(resource)\n\(seconds)".utf8), using: SymmetricKey(data: Data(key.utf8)))
    let signature = QueryString.encoded(Data(code).base64EncodedString())
    return
      "SharedAccessSignature sr=\(resource)&sig=\(signature)&se=\(seconds)&skn=\(QueryString.encoded(name))"
  }
}
