/// A named value, `Microsoft.ApiManagement/service/namedValues`: text for `{{name}}` in policy documents.
public struct NamedValue: ServiceResource {
  /// The name between the braces.
  public var name: String
  /// The text; it may be a policy expression.
  public var value: String

  /// Creates a named value.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }

  /// Puts the named value into a service.
  public func add(to service: inout Service) {
    service.namedValues.place(self, by: \.name)
  }
}
