import Foundation
import HTTPTransport
import Testing

/// TLS between a ``Server`` and a ``Client``; the certificates are valid until 2100.
@Suite(.timeLimit(.minutes(2))) struct ClientCertificateTests {
  private static func certificate(_ name: String) throws -> TLSCertificate {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../AIGatewayTests/Corpus/Tokens/\(name)")
    return try TLSCertificate(Array(try Data(contentsOf: file)))
  }

  private static let names = Answer { request in
    Response(
      body: .text("\(request.url.scheme) \(request.clientCertificate?.chain.first?.count ?? 0) ")
        .appending(try await request.body.gathered()))
  }

  private func server(_ clients: ServerTLS.ClientCertificates) async throws -> Server {
    var options = ServerOptions()
    options.tls = ServerTLS(try Self.certificate("localhost.pem"), clientCertificates: clients)
    return try await Server.start(Self.names, options: options)
  }

  private func client() -> Client {
    var options = ClientOptions()
    options.tls = .unverified
    return Client(options: options)
  }

  @Test func `A server that asks knows the client by its certificate`() async throws {
    let server = try await server(.optional)
    let client = client()
    let url = RequestURL(scheme: "https", host: "localhost", port: server.port)
    let certificate = try Self.certificate("client.pem")
    for _ in 0..<2 {
      var request = Request("POST", url, body: .text("hello"))
      #expect(try await client.respond(to: request).text() == "https 0 hello")
      request.clientCertificate = certificate
      #expect(try await client.respond(to: request).text() == "https \(certificate.chain[0].count) hello")
    }
    await client.shutdown()
    await server.shutdown()
  }

  @Test func `A server that does not ask is shown none`() async throws {
    let server = try await server(.unasked)
    let client = client()
    var request = Request("GET", RequestURL(scheme: "https", host: "127.0.0.1", port: server.port))
    request.clientCertificate = try Self.certificate("client.pem")
    #expect(try await client.respond(to: request).text() == "https 0 ")
    await client.shutdown()
    await server.shutdown()
  }

  @Test func `A server that insists does not answer without`() async throws {
    let server = try await server(.required)
    let client = client()
    let url = RequestURL(scheme: "https", host: "localhost", port: server.port)
    await #expect(throws: TransportError.self) { _ = try await client.respond(to: Request("GET", url)) }
    await client.shutdown()
    await server.shutdown()
  }

  @Test func `A large streamed body goes through TLS both ways`() async throws {
    var options = ServerOptions()
    options.tls = ServerTLS(try Self.certificate("localhost.pem"))
    let server = try await Server.start(
      Answer { Response(body: $0.body) }, options: options)
    let client = client()
    let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0) }
    let url = RequestURL(scheme: "https", host: "localhost", port: server.port)
    let response = try await client.respond(to: Request("POST", url, body: .bytes(bytes)))
    #expect(try await response.body.gathered() == bytes)
    await client.shutdown()
    await server.shutdown()
  }

  @Test func `Plain HTTP shows no certificate`() async throws {
    let server = try await Server.start(Self.names)
    let client = client()
    var request = Request("GET", .local(server.port))
    request.clientCertificate = try Self.certificate("client.pem")
    #expect(try await client.respond(to: request).text() == "http 0 ")
    await client.shutdown()
    await server.shutdown()
  }

  @Test func `A server without its private key cannot listen`() async throws {
    var options = ServerOptions()
    var certificate = try Self.certificate("localhost.pem")
    certificate.privateKey = nil
    options.tls = ServerTLS(certificate)
    await #expect(throws: TransportError.self) { _ = try await Server.start(Self.names, options: options) }
  }
}

extension Body {
  fileprivate func appending(_ bytes: [UInt8]) -> Body {
    guard case .bytes(let own) = self else { return .bytes(bytes) }
    return .bytes(own + bytes)
  }
}
