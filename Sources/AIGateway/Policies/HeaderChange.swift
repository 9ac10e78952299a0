import HTTPTransport

/// One change of a message's headers.
struct HeaderChange {
  let name: String
  let action: ExistsAction
  let values: [String]

  /// Makes the change.
  func apply(to headers: inout Headers) {
    switch action {
    case .delete:
      headers.remove(name)
    case .skip where headers.contains(name):
      break
    case .append:
      set(headers[all: name] + values, in: &headers)
    case .override, .skip:
      set(values, in: &headers)
    }
  }

  private func set(_ values: [String], in headers: inout Headers) {
    let onOneLine = values.count > 1 && !Self.repeated.contains(name.lowercased())
    headers.set(name, to: onOneLine ? [values.joined(separator: ",")] : values)
  }

  // Headers whose values stand on lines of their own; those of the others are joined by commas.
  // Source: the "set-header" page of the policy reference.
  private static let repeated: Set<String> = [
    "user-agent", "www-authenticate", "proxy-authenticate", "cookie", "set-cookie", "warning", "date",
    "expires",
    "if-modified-since", "if-unmodified-since", "last-modified", "retry-after",
  ]
}
