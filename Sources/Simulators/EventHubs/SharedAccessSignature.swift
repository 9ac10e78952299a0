import Crypto
import Foundation
import LabTime

/// A token that is signed with a namespace's key: `SharedAccessSignature sr=...&sig=...&se=...&skn=...`.
///
/// Source: "Generate SAS token" of the Event Hubs REST reference.
struct SharedAccessSignature {
  private let resource: String
  private let signature: String
  private let expiry: String
  private let keyName: String

  /// Nil for text that is no such token.
  init?(_ text: String) {
    let scheme = "sharedaccesssignature "
    guard text.lowercased().hasPrefix(scheme) else { return nil }
    var fields: [String: String] = [:]
    for field in text.dropFirst(scheme.count).split(separator: "&") {
      let pair = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if pair.count == 2 { fields[String(pair[0])] = String(pair[1]) }
    }
    guard let resource = fields["sr"], let signature = fields["sig"], let expiry = fields["se"],
      let keyName = fields["skn"]
    else { return nil }
    self.resource = resource
    self.signature = signature.removingEscapes
    self.expiry = expiry
    self.keyName = keyName.removingEscapes
  }

  /// Why it does not open the namespace; nil when it does.
  func refusal(keys: [String: String], now: Instant) -> String? {
    guard let seconds = Int64(expiry) else { return "MalformedToken: the expiry is no number." }
    guard Double(seconds) > now.seconds else { return "ExpiredToken: the token is expired." }
    guard let key = keys[keyName] else { return "InvalidSignature: there is no key '\(keyName)'." }
    guard let code = Data(base64Encoded: signature),
      HMAC<SHA256>.isValidAuthenticationCode(
        code, authenticating: Data("\(resource)\n\(expiry)".utf8), using: SymmetricKey(data: Data(key.utf8)))
    else { return "InvalidSignature: the token has an invalid signature." }
    return nil
  }
}

extension String {
  /// The text without percent escapes; as it is when they cannot be read.
  var removingEscapes: String { removingPercentEncoding ?? self }
}
