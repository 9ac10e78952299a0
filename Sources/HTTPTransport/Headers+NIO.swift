import NIOHTTP1

extension Headers {
  init(_ headers: HTTPHeaders) {
    self.init(headers.map { Field($0.name, $0.value.withoutTrailingBlanks) })
  }

  /// The fields of a received message without those that were for its connection only.
  init(endToEnd headers: HTTPHeaders) {
    var fields: [Field] = []
    fields.reserveCapacity(headers.count)
    var options: [Substring] = []
    for (name, value) in headers {
      let field = Field(name, value.withoutTrailingBlanks)
      options += field.connectionOptions
      if !field.isHopByHop { fields.append(field) }
    }
    self.init(fields)
    for option in options { remove(String(option)) }
  }

  /// The field names that the Connection fields declare to be for this connection only.
  var connectionOptions: [Substring] {
    fields.flatMap(\.connectionOptions)
  }

  /// Whether the Connection fields ask to close the connection.
  var asksToClose: Bool {
    connectionOptions.contains { String($0).equalsIgnoringCase("close") }
  }
}

extension Headers.Field {
  /// Whether the field concerns one connection only, or frames the message on it (RFC 9110, 7.6.1).
  ///
  /// Each hop sets these anew. `Expect` is among them because the server answers it and the client does not
  /// wait for an answer.
  var isHopByHop: Bool {
    switch name.utf8.count {
    case 2: name.equalsIgnoringCase("TE")
    case 6: name.equalsIgnoringCase("Expect")
    case 7: name.equalsIgnoringCase("Trailer") || name.equalsIgnoringCase("Upgrade")
    case 10: name.equalsIgnoringCase("Connection") || name.equalsIgnoringCase("Keep-Alive")
    case 16: name.equalsIgnoringCase("Proxy-Connection")
    case 17: name.equalsIgnoringCase("Transfer-Encoding")
    case 18: name.equalsIgnoringCase("Proxy-Authenticate")
    case 19: name.equalsIgnoringCase("Proxy-Authorization")
    default: false
    }
  }

  /// What a Connection field names; empty for any other field.
  var connectionOptions: [Substring] {
    guard name.utf8.count == 10, name.equalsIgnoringCase("Connection") else { return [] }
    return value.utf8.split { $0 == UInt8(ascii: ",") || $0 == 0x20 || $0 == 0x09 }.map { Substring($0) }
  }

  var isContentLength: Bool {
    name.utf8.count == 14 && name.equalsIgnoringCase("Content-Length")
  }

  var isDate: Bool {
    name.utf8.count == 4 && name.equalsIgnoringCase("Date")
  }
}

extension String {
  /// NIO's parser leaves the blanks after a value, which are no part of it (RFC 9110, 5.5).
  fileprivate var withoutTrailingBlanks: String {
    guard let last = utf8.last, last == 0x20 || last == 0x09 else { return self }
    let end = utf8.lastIndex { $0 != 0x20 && $0 != 0x09 }
    return end.map { String(self[...$0]) } ?? ""
  }
}

extension UInt8 {
  /// Whether a byte may stand in a method or a header name (RFC 9110, 5.6.2).
  var isTokenCharacter: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x5E...0x7A, 0x7C, 0x7E: true
    case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2E: true
    default: false
    }
  }
}
