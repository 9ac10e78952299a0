import HTTPTransport
import OpenAI
import Synchronization

extension Fault {
  /// The response of an injected error; without a text of its own it has the service's usual error body.
  static func response(_ status: Int, body: String?, retryAfter: Int?, _ head: ResponseHead) -> Response {
    let own: Headers = retryAfter.map { ["Retry-After": "\($0)"] } ?? [:]
    if let body {
      return Response(
        status, headers: head.headers(contentType: "application/json", own: own), body: .text(body))
    }
    let message = Response.usualReason(of: status)
    let error =
      switch head.dialect {
      case .azure: ErrorBody(azureCode: "\(status)", message: message)
      case .openAI:
        ErrorBody(message: message, type: status < 500 ? "invalid_request_error" : "server_error")
      }
    return head.response(status, error.json, own: own)
  }

  /// What becomes of a plain answer's body.
  func spoiled(_ bytes: [UInt8]) -> Body {
    let half = Array(bytes.prefix(bytes.count / 2))
    switch self {
    case .malformedJSON: return .bytes(half)
    case .disconnectAfter:
      let chunk = Mutex<[UInt8]?>(half)
      return .stream(
        BodyStream {
          guard let bytes = chunk.withLock({ $0.take() }) else { throw TransportError.connectionClosed }
          return bytes
        })
    case .status, .disconnect, .stall: return .bytes(bytes)
    }
  }
}
