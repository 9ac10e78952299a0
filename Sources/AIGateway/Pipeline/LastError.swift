/// The error that brought a request into the on-error section, `context.LastError`.
public struct LastError: Sendable, Hashable {
  /// The policy, or the part of the gateway, that failed.
  public var source: String
  /// A word for programs, such as `SubscriptionKeyNotFound`.
  public var reason: String
  /// A sentence for people.
  public var message: String
  /// The scope whose document the policy stands in; nil outside policies.
  public var scope: Scope?
  /// The section that was running; nil outside policies.
  public var section: Section?
  /// Where the policy stands in its section, such as `choose[1]/when[2]/set-header[1]`; counted from 1.
  public var path: String?
  /// The policy's `id` attribute.
  public var policyID: String?
}

extension LastError: CustomStringConvertible {
  /// Where and why, on one line: `inbound/choose[1]/set-variable[2]: ExpressionValueEvaluationFailure: ...`.
  public var description: String {
    let place = [section?.rawValue, path].compactMap(\.self).joined(separator: "/")
    return "\(place.isEmpty ? source : place): \(reason): \(message)"
  }
}
