public import HTTPTransport
public import LabTime
import Synchronization

/// A network without sockets, in the time of a clock: host names that lead to responders.
public final class InProcessNetwork: Responder {
  private struct Host {
    /// Answers at the ports that no other does.
    var responder: (any Responder)?
    var ports: [Int: any Responder] = [:]
  }

  private let hosts = Mutex<[String: Host]>([:])

  private let clock: any LabClock
  private let beyond: (any Responder)?

  /// Creates a network on which there is nobody.
  ///
  /// - Parameter beyond: What is asked for other hosts; nil when there are none.
  public init(clock: any LabClock, beyond: (any Responder)? = nil) {
    self.clock = clock
    self.beyond = beyond
  }

  /// Lets a responder answer the requests to a host name, whatever their port; or to a name with a port, such as
  /// `127.0.0.1:8080`, whatever their scheme.
  public func add(_ responder: any Responder, at host: String) {
    let parts = host.split(separator: ":")
    hosts.withLock { hosts in
      if parts.count == 2, let port = Int(parts[1]) {
        hosts[String(parts[0]), default: Host()].ports[port] = responder
      } else {
        hosts[host, default: Host()].responder = responder
      }
    }
  }

  /// Passes a request to the responder at its host, or at its proxy's, as a server would have received it.
  ///
  /// - Throws: ``TransportError/connectionFailed(to:reason:)`` when there is no such host, and
  ///   ``TransportError/timedOut`` when it does not answer within the request's timeout.
  public func respond(to request: Request) async throws -> Response {
    let next = request.proxy?.url ?? request.url
    let found = hosts.withLock { hosts in
      hosts[next.host].flatMap { $0.ports[next.effectivePort] ?? $0.responder }
    }
    guard let responder = found else {
      if let beyond { return try await beyond.respond(to: request) }
      throw TransportError.connectionFailed(
        to: next.authority, reason: "no such host in this simulation")
    }
    var request = request
    if let proxy = request.proxy.take() { request.headers["Proxy-Authorization"] = proxy.authorization }
    let timeout = request.timeout.take()
    request.clientAddress = "127.0.0.1"
    // As over a wire: a private key stays with its holder, and only TLS shows certificates.
    request.clientCertificate?.privateKey = nil
    if request.url.scheme != "https" { request.clientCertificate = nil }
    if !request.headers.contains("Host") { request.headers["Host"] = request.url.authority }
    guard let timeout else { return try await responder.respond(to: request) }
    let received = request
    let response = try await clock.withTimeout(timeout) { try await responder.respond(to: received) }
    guard let response else { throw TransportError.timedOut }
    return response
  }
}
