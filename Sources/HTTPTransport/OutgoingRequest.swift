import NIOCore
import NIOHTTP1

/// A request as it goes over the wire: the bytes of its head with this hop's own fields, and its body.
struct OutgoingRequest {
  /// How the end of a body that is still arriving is told.
  enum Framing: Equatable {
    case length(Int)
    case chunked
  }

  let method: HTTPMethod
  /// The head and, unless it is a stream, the body after it: one buffer is one write.
  let bytes: ByteBuffer
  /// The body that follows ``bytes``.
  let stream: (body: BodyStream, framing: Framing)?

  init(_ request: Request) throws(TransportError) {
    guard !request.method.isEmpty, request.method.utf8.each({ $0.isTokenCharacter }) else {
      throw .malformedMessage("'\(request.method)' is not a method")
    }
    let target = request.url.pathAndQuery
    guard target.utf8.first == UInt8(ascii: "/"), target.utf8.each({ $0 > 0x20 && $0 != 0x7F })
    else { throw .invalidURL(request.url.description) }
    // A proxy is told the whole URL, unless it only carries a tunnel.
    let proxy = request.url.scheme == "http" ? request.proxy : nil
    method = HTTPMethod(rawValue: request.method)
    var content: [UInt8] = []
    if case .bytes(let bytes) = request.body { content = bytes }
    let size = request.headers.estimatedSize + target.utf8.count + content.count
    var buffer = ByteBufferAllocator().buffer(capacity: size)
    buffer.writeString(request.method)
    buffer.writeStaticString(proxy == nil ? " " : " http://")
    if proxy != nil { buffer.writeString(request.url.authority) }
    buffer.writeString(target)
    buffer.writeStaticString(" HTTP/1.1\r\n")
    try Self.write(request, proxy, into: &buffer)
    stream = Self.frame(request, in: &buffer)
    buffer.writeStaticString("\r\n")
    buffer.writeBytes(content)
    bytes = buffer
  }

  private static func write(
    _ request: Request, _ proxy: HTTPProxy?, into buffer: inout ByteBuffer
  ) throws(TransportError) {
    let options = request.headers.connectionOptions.map { String($0) }
    func isPassedOn(_ field: Headers.Field) -> Bool {
      !field.isHopByHop && !field.isContentLength
        && (options.isEmpty || !options.contains { field.name.equalsIgnoringCase($0) })
    }
    if !request.headers.fields.contains(where: { $0.name.equalsIgnoringCase("Host") && isPassedOn($0) }) {
      try Headers.Field("Host", request.url.authority).write(into: &buffer)
    }
    for field in request.headers.fields where isPassedOn(field) { try field.write(into: &buffer) }
    if let authorization = proxy?.authorization {
      try Headers.Field("Proxy-Authorization", authorization).write(into: &buffer)
    }
  }

  // Says how the end of the body is found.
  private static func frame(_ request: Request, in buffer: inout ByteBuffer) -> (BodyStream, Framing)? {
    switch request.body {
    case .bytes(let bytes):
      buffer.writeContentLength(bytes.count)
      return nil
    case .stream(let stream):
      if let length = request.headers["Content-Length"].flatMap({ Int($0) }), length >= 0 {
        buffer.writeContentLength(length)
        return (stream, .length(length))
      }
      buffer.writeStaticString("Transfer-Encoding: chunked\r\n")
      return (stream, .chunked)
    case .empty:
      // A method that usually has content says that there is none (RFC 9110, 8.6).
      if ["POST", "PUT", "PATCH"].contains(request.method) { buffer.writeContentLength(0) }
      return nil
    }
  }

  /// Whether it can be sent a second time.
  var isRepeatable: Bool { stream == nil }
}
