/// Why there is no response, or why a body ended too early.
public enum TransportError: Error, Sendable, Hashable {
  /// The connection could not be made: `host:port`, and the system's reason.
  case connectionFailed(to: String, reason: String)
  /// A server cannot listen on `host:port`, and the system's reason.
  case cannotListen(on: String, reason: String)
  /// The peer closed or reset the connection before the message was complete.
  case connectionClosed
  /// The peer sent nothing within the time allowed.
  case timedOut
  /// The peer does not speak HTTP/1.1 as it should.
  case malformedMessage(String)
  /// A body is larger than the reader allows, in bytes.
  case bodyTooLarge(limit: Int)
  /// The URL cannot be connected to: no host, or a scheme other than http and https.
  case invalidURL(String)
}

extension TransportError: CustomStringConvertible {
  /// One sentence for a person.
  public var description: String {
    switch self {
    case .connectionFailed(let peer, let reason): "cannot connect to \(peer): \(reason)"
    case .cannotListen(let address, let reason): "cannot listen on \(address): \(reason)"
    case .connectionClosed: "the connection was closed before the message was complete"
    case .timedOut: "no answer within the time allowed"
    case .malformedMessage(let what): "not a valid HTTP message: \(what)"
    case .bodyTooLarge(let limit): "the body is larger than \(limit) bytes"
    case .invalidURL(let url): "cannot send a request to '\(url)': it needs http:// or https:// and a host"
    }
  }
}
