import HTTPTransport

/// What a Content-Type field says the content is, in lower case and without its parameters.
struct MediaType: Hashable {
  /// Such as `application/json`; empty for a field that is not there.
  let name: String

  /// Reads the value of a Content-Type field.
  init(_ field: String?) {
    name = (field ?? "").prefix { $0 != ";" }.filter { !$0.isWhitespace }.lowercased()
  }

  /// `application/json`, `text/json`, or any type that ends in `+json`.
  var isJSON: Bool { name == "application/json" || name == "text/json" || name.hasSuffix("+json") }

  /// `application/xml`, `text/xml`, or any type that ends in `+xml`.
  var isXML: Bool { name == "application/xml" || name == "text/xml" || name.hasSuffix("+xml") }

  /// Whether this type, as an operation describes it, such as `text/*`, covers another.
  func covers(_ type: MediaType) -> Bool {
    if name == type.name || name == "*/*" { return true }
    return name.hasSuffix("/*") && type.name.hasPrefix(name.dropLast())
  }
}

extension Response {
  /// Whether the body is a stream of server-sent events.
  var isEventStream: Bool { MediaType(headers["Content-Type"]).name == "text/event-stream" }
}
