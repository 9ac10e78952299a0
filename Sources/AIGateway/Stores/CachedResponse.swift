import HTTPTransport
import LabTime

/// A response in a cache, with its whole content.
struct CachedResponse: Sendable, Codable {
  let status: Int
  let reason: String?
  let headers: Headers
  @Base64Coded var content: [UInt8]
  /// When it is gone.
  let expiry: Instant

  /// The response as it is answered.
  var response: Response {
    Response(status, reason: reason, headers: headers, body: content.isEmpty ? .empty : .bytes(content))
  }

  /// About how many bytes of memory it takes.
  var size: Int {
    content.count + headers.fields.reduce(512) { $0 + $1.name.utf8.count + $1.value.utf8.count + 64 }
  }
}
