import NIOHTTP1

/// What a request's head says about the rest of the message and about its connection.
struct RequestHead {
  /// How the end of the body is found.
  enum Length: Equatable {
    case known(Int)
    case chunked
  }

  var request: Request
  var length: Length
  var keepsAlive: Bool
  var isHTTP10: Bool
  /// The client waits for `100 Continue` before it sends the body.
  var expectsContinue: Bool

  /// Reads a head as RFC 9112 demands: one Host field, a request target of origin or absolute form.
  init(_ head: HTTPRequestHead, clientAddress: String, scheme: String) throws(TransportError) {
    let headers = Headers(head.headers)
    isHTTP10 = head.version.minor == 0
    var hosts = 0
    var contentLength = 0
    var transferEncoding: String?
    var authority = ""
    var expect = false
    var upgrade = false
    for field in headers.fields {
      switch field.name.utf8.count {
      case 4 where field.name.equalsIgnoringCase("Host"):
        hosts += 1
        authority = field.value
      case 6 where field.name.equalsIgnoringCase("Expect"):
        expect = field.value.equalsIgnoringCase("100-continue")
      case 7 where field.name.equalsIgnoringCase("Upgrade"):
        upgrade = true
      case 14 where field.isContentLength:
        guard let count = Int(field.value), count >= 0 else {
          throw .malformedMessage("Content-Length '\(field.value)'")
        }
        contentLength = count
      case 17 where field.name.equalsIgnoringCase("Transfer-Encoding"):
        transferEncoding = field.value
      default: break
      }
    }
    guard hosts == 1 || (hosts == 0 && isHTTP10) else {
      throw .malformedMessage(hosts == 0 ? "no Host field" : "more than one Host field")
    }
    if let transferEncoding {
      guard transferEncoding.equalsIgnoringCase("chunked"), !isHTTP10 else {
        throw .malformedMessage("Transfer-Encoding '\(transferEncoding)'")
      }
      length = .chunked
    } else {
      length = .known(contentLength)
    }
    expectsContinue = expect && !isHTTP10 && length != .known(0)
    // NIO's parser stops at a request that asks for another protocol; the answer then ends the connection.
    keepsAlive = head.isKeepAlive && !upgrade && head.method != .CONNECT
    guard var url = RequestURL(head.uri) else {
      throw .malformedMessage("the request target '\(head.uri)'")
    }
    if url.host.isEmpty {
      guard let (host, port) = RequestURL.hostAndPort(authority) else {
        throw .malformedMessage("Host '\(authority)'")
      }
      url.scheme = scheme
      url.host = host
      url.port = port
    }
    request = Request(head.method.rawValue, url, headers: headers, clientAddress: clientAddress)
  }
}
