import PolicyExpressions

extension HostType {
  /// A `context` for documents whose expressions do not use it.
  static var forTests: HostType { HostType() }
}
