import NIOCore

/// The status line and header lines of a response as bytes, with the framing that this connection needs.
struct ResponseHead {
  /// How the receiver finds the end of the body.
  enum Framing: Equatable {
    /// No body follows, and nothing is said about its length.
    case none
    /// Content-Length.
    case length(Int)
    /// Transfer-Encoding: chunked.
    case chunked
    /// The end of the connection, for a receiver of HTTP/1.0.
    case close
  }

  var response: Response
  var framing: Framing
  /// What the Connection field says, if anything.
  var connection: StaticString?
  /// What the Date field says of a response that has none of its own.
  var date: String

  func write(into buffer: inout ByteBuffer) throws(TransportError) {
    guard (100...999).contains(response.status) else {
      throw .malformedMessage("\(response.status) is not a status code")
    }
    let reason = response.reasonPhrase
    guard reason.utf8.each({ $0 >= 0x20 || $0 == 0x09 }) else {
      throw .malformedMessage("the reason phrase holds a control character")
    }
    buffer.writeStaticString("HTTP/1.1 ")
    buffer.writeString(String(response.status))
    buffer.writeStaticString(" ")
    buffer.writeString(reason)
    buffer.writeStaticString("\r\n")
    var isDated = date.isEmpty
    for field in response.headers.fields where !field.isHopByHop && !field.isContentLength {
      isDated = isDated || field.isDate
      try field.write(into: &buffer)
    }
    if !isDated {
      buffer.writeStaticString("Date: ")
      buffer.writeString(date)
      buffer.writeStaticString("\r\n")
    }
    switch framing {
    case .none, .close: break
    case .length(let count): buffer.writeContentLength(count)
    case .chunked: buffer.writeStaticString("Transfer-Encoding: chunked\r\n")
    }
    if let connection {
      buffer.writeStaticString("Connection: ")
      buffer.writeStaticString(connection)
      buffer.writeStaticString("\r\n")
    }
    buffer.writeStaticString("\r\n")
  }
}
