import HTTPTransport
import NIOSSL
import Testing

@Suite(.timeLimit(.minutes(5)), .enabled(if: SelfSigned.isPossible, "needs the openssl command"))
struct TLSTests {
  private static let answer = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret"

  @Test func `A certificate of its own making is refused, unless that is asked for`() async throws {
    let tls = try SelfSigned.context()
    let server = try await RawServer(tls: tls) { _, _ in [.write(Self.answer)] }
    for host in ["localhost", "127.0.0.1"] {
      let url = RequestURL(scheme: "https", host: host, port: server.port)

      let strict = Client()
      await #expect {
        _ = try await strict.respond(to: Request("GET", url))
      } throws: { error in
        guard case TransportError.connectionFailed(let peer, let reason) = error else { return false }
        return peer == "\(host):\(server.port)" && reason.hasPrefix("TLS: ")
      }
      await strict.shutdown()

      var options = ClientOptions()
      options.tls = .unverified
      let trusting = Client(options: options)
      let response = try await trusting.respond(to: Request("GET", url))
      #expect(try await response.text() == "secret")
      await trusting.shutdown()
    }
    try await server.stop()
  }
}
