import HTTPTransport

/// What carries a client's messages to a server and brings back what the server says.
protocol ClientTransport: Sendable {
  /// Is told what the server says besides answers.
  typealias Listener = @Sendable (JSONRPCMessage) async -> Void

  /// Sends a message.
  ///
  /// - Parameter headers: Fields besides those of every message.
  /// - Returns: The answer to a request; nil for a message that has none.
  func send(
    _ message: JSONRPCMessage, headers: Headers, listener: @escaping Listener
  ) async throws -> JSONRPCMessage?

  /// Ends the session.
  func close() async
}
