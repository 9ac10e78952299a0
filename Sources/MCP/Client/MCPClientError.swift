/// Why a server cannot be talked to; what it refuses itself is a ``JSONRPCError``.
public enum MCPClientError: Error, Sendable, Hashable {
  /// The HTTP response has this status, and its body is no JSON-RPC error.
  case http(status: Int, body: String)
  /// The server no longer knows the session; a new client may begin another one.
  case sessionEnded
  /// There is no answer, and there will be none.
  case streamEnded
  /// There is no answer within the client's timeout.
  case timedOut
  /// What came is not what the protocol says.
  case protocolViolation(String)
}

extension MCPClientError: CustomStringConvertible {
  /// One sentence for a person.
  public var description: String {
    switch self {
    case .http(let status, let body): "the server answered \(status): \(body.prefix(500))"
    case .sessionEnded: "the server has ended the session"
    case .streamEnded: "the server's stream ended without an answer"
    case .timedOut: "the server did not answer in time"
    case .protocolViolation(let what): "the server does not keep to the protocol: \(what)"
    }
  }
}
