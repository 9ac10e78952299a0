import HTTPTransport

/// The servers of a deployment, the gateway's last.
actor RunningServers {
  private var servers: [Server] = []

  func start(_ responder: any Responder, port: Int, tls: TLSCertificate? = nil) async throws -> Server {
    var options = ServerOptions()
    options.tls = tls.map { ServerTLS($0) }
    let server = try await Server.start(responder, port: port, options: options)
    servers.append(server)
    return server
  }

  func shutdown() async {
    for server in servers.reversed() { await server.shutdown(grace: .seconds(5)) }
    servers = []
  }
}
