/// What answers requests: a server's application, a client, the gateway, a simulator, a recorder, a test's fake.
///
/// Responders nest: the gateway holds the responders it forwards to and does not know whether one of them
/// is a socket. An error thrown here means that there is no response at all, as after a refused connection.
public protocol Responder: Sendable {
  /// Answers one request; the response's body may still be arriving when this returns.
  func respond(to request: Request) async throws -> Response
}
