/// Text for `{name}`, or for a word such as `RETRY_COUNT`, in the policy documents of labs, which are templates that a
/// deployment fills in.
///
/// This is no feature of API Management: its samples replace such words before they upload a document.
public struct Placeholder: ServiceResource {
  /// The name between the braces, or the word.
  public var name: String
  /// The text.
  public var value: String

  /// Creates a placeholder's value.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }

  /// Puts the placeholder into a service.
  public func add(to service: inout Service) {
    service.placeholders.place(self, by: \.name)
  }
}
