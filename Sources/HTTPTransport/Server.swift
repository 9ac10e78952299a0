import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// An HTTP/1.1 server that puts a ``Responder`` on the network.
///
/// Each request is one task on its connection's event loop; it is cancelled when the client goes away.
/// A responder that throws is answered for with status 500 without content.
public final class Server: Sendable {
  /// The port that it listens on; the system's choice when 0 was asked for.
  public let port: Int

  private let listener: any Channel
  private let connections: ServerConnections

  private init(listener: any Channel, port: Int, connections: ServerConnections) {
    self.listener = listener
    self.port = port
    self.connections = connections
  }

  /// Listens on an address, and answers from then on.
  ///
  /// - Parameters:
  ///   - host: An address or name of this machine.
  ///   - port: The port; 0 lets the system choose a free one.
  /// - Throws: ``TransportError/cannotListen(on:reason:)``.
  public static func start(
    _ responder: any Responder, host: String = "127.0.0.1", port: Int = 0,
    options: ServerOptions = ServerOptions(), on eventLoops: EventLoops = .shared
  ) async throws -> Server {
    let connections = ServerConnections()
    let tls: NIOSSLContext?
    do {
      tls = try options.tls?.context()
    } catch {
      throw TransportError.cannotListen(on: "\(host):\(port)", reason: "TLS: \(error)")
    }
    let date = DateField(now: options.now)
    let bootstrap = ServerBootstrap(group: eventLoops.group)
      .serverChannelOption(.backlog, value: 1024)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          var limits = NIOHTTPDecoderLimitConfiguration()
          limits.maxHeaderFieldSize = options.headLimit
          limits.maxHeaderListSize = options.headLimit
          let executor = eventLoops.executor(of: channel.eventLoop)
          let connection = ServerConnection(
            responder: responder, options: options, date: date, executor: executor)
          let pipeline = channel.pipeline.syncOperations
          if let tls { try pipeline.addHandler(connection.tlsHandler(tls)) }
          try pipeline.addHandler(ByteToMessageHandler(HTTPRequestDecoder(limitConfiguration: limits)))
          try pipeline.addHandler(connection)
          connections.add(channel)
        }
      }
    do {
      let listener = try await bootstrap.bind(host: host, port: port).get()
      return Server(listener: listener, port: listener.localAddress?.port ?? port, connections: connections)
    } catch {
      throw TransportError.cannotListen(on: "\(host):\(port)", reason: error.transportReason)
    }
  }

  /// Stops accepting connections, lets the requests in flight finish, and closes.
  ///
  /// - Parameter grace: How long to wait; what is open after that is cut.
  public func shutdown(grace: Duration = .seconds(10)) async {
    try? await listener.close()
    await connections.drain(grace: grace, on: listener.eventLoop)
  }
}
