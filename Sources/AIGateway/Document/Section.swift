/// A section of a policy document, by its element's name.
public enum Section: String, Sendable, CaseIterable {
  /// Before the request is sent to the backend.
  case inbound
  /// Sending the request to the backend.
  case backend
  /// After the backend answered.
  case outbound
  /// After a failure in another section.
  case onError = "on-error"
}

extension Section {
  /// Whether policies of this section act on the request; those of the others act on the response.
  var actsOnRequest: Bool {
    self == .inbound || self == .backend
  }
}
