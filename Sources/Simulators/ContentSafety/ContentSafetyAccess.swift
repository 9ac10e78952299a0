import Foundation
import HTTPTransport
import LabTime
import OpenAI

/// Which callers a simulated Content Safety resource lets in.
public enum ContentSafetyAccess: Sendable, Hashable {
  /// Everyone.
  case open
  /// Whoever shows a key in `Ocp-Apim-Subscription-Key`, any or one of these; or, in `Authorization: Bearer`, a token
  /// for `https://cognitiveservices.azure.com` that has not expired. Of both, the token counts. Signatures are not
  /// checked.
  case keysOrTokens(keys: Set<String>? = nil)

  func check(_ headers: Headers, at now: Instant) throws(ContentSafetyError) {
    guard case .keysOrTokens(let keys) = self else { return }
    if let authorization = headers["Authorization"] {
      guard let claims = Self.claims(authorization) else { throw .unauthorized }
      let audience = claims["aud"]?.string.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
      guard audience == "https://cognitiveservices.azure.com" else { throw .wrongAudience }
      guard claims["exp"]?.double.map({ $0 > now.seconds }) ?? false else { throw .unauthorized }
      return
    }
    guard let key = headers["Ocp-Apim-Subscription-Key"], !key.isEmpty, keys?.contains(key) ?? true else {
      throw .unauthorized
    }
  }

  // The claims of a bearer token (RFC 7519).
  private static func claims(_ authorization: String) -> JSON? {
    let scheme = "bearer "
    guard authorization.prefix(scheme.count).lowercased() == scheme else { return nil }
    let parts = authorization.dropFirst(scheme.count).split(
      separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3 else { return nil }
    var content = String(parts[1]).replacing("-", with: "+").replacing("_", with: "/")
    content += String(repeating: "=", count: (4 - content.utf8.count % 4) % 4)
    return Data(base64Encoded: content).flatMap { try? JSON(parsing: Array($0)) }
  }
}
