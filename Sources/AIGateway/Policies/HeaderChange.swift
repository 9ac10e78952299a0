import HTTPTransport

/// One change of a message's headers.
struct HeaderChange {
  let name: HeaderName
  let action: ExistsAction
  let values: [String]

  /// Makes the change.
  func apply(to headers: inout Headers) {
    switch action {
    case .delete:
      headers.remove(name.text)
    case .skip where headers.contains(name.text):
      break
    case .append:
      set(headers[all: name.text] + values, in: &headers)
    case .override, .skip:
      set(values, in: &headers)
    }
  }

  private func set(_ values: [String], in headers: inout Headers) {
    let isJoined = values.count > 1 && !name.hasLineForEachValue
    headers.set(name.text, to: isJoined ? [values.joined(separator: ",")] : values)
  }
}

/// A header's name and what is special about it.
struct HeaderName: Sendable {
  let text: String
  /// Whether policies leave it alone.
  let isFixed: Bool
  /// Whether its values stand on lines of their own; those of the others are joined by commas.
  let hasLineForEachValue: Bool

  init(_ text: String) {
    self.text = text
    let name = text.lowercased()
    isFixed = Self.fixed.contains(name)
    hasLineForEachValue = Self.repeated.contains(name)
  }

  // Source of both: the "set-header" page of the policy reference.
  private static let fixed: Set<String> = ["connection", "content-length", "keep-alive", "transfer-encoding"]
  private static let repeated: Set<String> = [
    "user-agent", "www-authenticate", "proxy-authenticate", "cookie", "set-cookie", "warning", "date",
    "expires", "if-modified-since", "if-unmodified-since", "last-modified", "retry-after",
  ]
}
