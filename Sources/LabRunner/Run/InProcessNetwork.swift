public import HTTPTransport
import Synchronization

/// A network without sockets: host names that lead to responders.
public final class InProcessNetwork: Responder {
  private let hosts = Mutex<[String: any Responder]>([:])

  /// Creates a network on which there is nobody.
  public init() {}

  /// Lets a responder answer the requests to a host name, whatever their port.
  public func add(_ responder: any Responder, at host: String) {
    hosts.withLock { $0[host] = responder }
  }

  /// Passes a request to the responder at its host, as a server would have received it.
  ///
  /// - Throws: ``TransportError/connectionFailed(to:reason:)`` when there is no such host.
  public func respond(to request: Request) async throws -> Response {
    guard let responder = hosts.withLock({ $0[request.url.host] }) else {
      throw TransportError.connectionFailed(
        to: request.url.authority, reason: "no such host in this simulation")
    }
    var request = request
    request.clientAddress = "127.0.0.1"
    if !request.headers.contains("Host") { request.headers["Host"] = request.url.authority }
    return try await responder.respond(to: request)
  }
}
