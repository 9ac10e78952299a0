/// What a Content-Type field says the content is, without its parameters.
struct MediaType {
  private let name: String

  /// Reads the value of a Content-Type field.
  init(_ field: String) {
    name = field.prefix { $0 != ";" }.filter { !$0.isWhitespace }.lowercased()
  }

  /// `application/json`, `text/json`, or any type that ends in `+json`.
  var isJSON: Bool { name == "application/json" || name == "text/json" || name.hasSuffix("+json") }

  /// `application/xml`, `text/xml`, or any type that ends in `+xml`.
  var isXML: Bool { name == "application/xml" || name == "text/xml" || name.hasSuffix("+xml") }
}
