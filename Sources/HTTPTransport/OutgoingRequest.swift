import NIOHTTP1

/// A request as it goes over the wire: its head with this hop's own fields, and its body.
struct OutgoingRequest {
  let head: HTTPRequestHead
  let body: Body

  init(_ request: Request) throws(TransportError) {
    guard !request.method.isEmpty, request.method.utf8.allSatisfy(\.isTokenCharacter) else {
      throw .malformedMessage("'\(request.method)' is not a method")
    }
    var target = request.url.pathAndQuery
    guard target.utf8.first == UInt8(ascii: "/"), target.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F })
    else { throw .invalidURL(request.url.description) }
    // A proxy is told the whole URL, unless it only carries a tunnel.
    let proxy = request.url.scheme == "http" ? request.proxy : nil
    if proxy != nil { target = "http://\(request.url.authority)\(target)" }
    body = request.body
    head = HTTPRequestHead(
      version: .http1_1, method: HTTPMethod(rawValue: request.method), uri: target,
      headers: HTTPHeaders(try Self.fields(request, proxy)))
  }

  private static func fields(
    _ request: Request, _ proxy: HTTPProxy?
  ) throws(TransportError) -> [(String, String)] {
    let options = request.headers.connectionOptions
    var fields: [(String, String)] = []
    fields.reserveCapacity(request.headers.fields.count + 2)
    var hasHost = false
    for field in request.headers.fields where !field.isHopByHop && !field.isContentLength {
      if options.contains(where: { field.name.equalsIgnoringCase(String($0)) }) { continue }
      try field.check()
      if field.name.equalsIgnoringCase("Host") { hasHost = true }
      fields.append((field.name, field.value))
    }
    if !hasHost { fields.insert(("Host", request.url.authority), at: 0) }
    if let authorization = proxy?.authorization { fields.append(("Proxy-Authorization", authorization)) }
    switch request.body {
    case .bytes(let bytes): fields.append(("Content-Length", String(bytes.count)))
    case .stream:
      if let length = request.headers["Content-Length"], let count = Int(length), count >= 0 {
        fields.append(("Content-Length", length))
      } else {
        fields.append(("Transfer-Encoding", "chunked"))
      }
    case .empty:
      // A method that usually has content says that there is none (RFC 9110, 8.6).
      if ["POST", "PUT", "PATCH"].contains(request.method) { fields.append(("Content-Length", "0")) }
    }
    return fields
  }

  /// Whether it can be sent a second time.
  var isRepeatable: Bool {
    if case .stream = body { false } else { true }
  }
}
