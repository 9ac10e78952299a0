/// What two requests must have in common for one's response to be an answer to the other.
struct ResponseCacheKey: Hashable, Sendable, Codable {
  /// The API that the request is for.
  var api: String
  /// The path as the caller sent it, and the path that the backend would get.
  var paths: [String]
  /// The query parameters that count, by name; those of one name in their order.
  var query: [String]
  /// The values of the headers that count, in the order of the policy.
  var headers: [[String]]
  /// Whose request it is, when that counts.
  var developer: String?
  /// The groups of who sends it, when they count.
  var groups: [String]

  /// About how many bytes of memory it takes.
  var size: Int {
    (paths + query + groups + headers.flatMap(\.self)).reduce(api.utf8.count) { $0 + $1.utf8.count + 16 }
  }
}
