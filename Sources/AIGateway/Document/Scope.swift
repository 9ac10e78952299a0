/// What a policy document applies to, from broad to narrow; the raw value is `context.LastError.Scope`.
public enum Scope: String, Sendable, CaseIterable {
  /// Every API of the service.
  case global
  /// Every API of a workspace.
  case workspace
  /// Every request made with a key of a product.
  case product
  /// One API.
  case api
  /// One operation.
  case operation
}
