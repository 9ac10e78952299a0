/// What a policy says about how the request goes on.
enum Outcome: Sendable, Hashable {
  /// Go on with the next policy.
  case next
  /// The response is there without the backend: go on with the outbound section, as after a cache hit.
  case skipBackend
  /// The response is complete: no other policy runs.
  case respond
}
