import HTTPTransport

/// What a Content-Type field says the content is, in lower case and without its parameters.
struct MediaType: Hashable {
  /// Such as `application/json`; empty for a field that is not there.
  let name: String

  /// Reads the value of a Content-Type field.
  init(_ field: String?) {
    let field = field ?? ""
    // Nearly every field is written in lower case and without blanks before its parameters.
    let end = field.utf8.firstIndex { !Self.isUsual($0) } ?? field.endIndex
    if end == field.endIndex {
      name = field
    } else if field.utf8[end] == UInt8(ascii: ";") {
      name = String(field[..<end])
    } else {
      name = field.prefix { $0 != ";" }.filter { !$0.isWhitespace }.lowercased()
    }
  }

  private static func isUsual(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-")...UInt8(ascii: "9"), UInt8(ascii: "+"),
      UInt8(ascii: "*"):
      true
    default: false
    }
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
