import Foundation
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

/// A certificate that nobody vouches for, made anew for each test.
private enum SelfSigned {
  private static let openssl = "/usr/bin/openssl"

  static var isPossible: Bool { FileManager.default.isExecutableFile(atPath: openssl) }

  static func context() throws -> NIOSSLContext {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let key = folder.appending(path: "key.pem").path
    let certificate = folder.appending(path: "certificate.pem").path
    let process = Process()
    process.executableURL = URL(filePath: openssl)
    process.arguments = [
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1",
      "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
      "-keyout", key, "-out", certificate,
    ]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return try NIOSSLContext(
      configuration: .makeServerConfiguration(
        certificateChain: NIOSSLCertificate.fromPEMFile(certificate).map { .certificate($0) },
        privateKey: .privateKey(NIOSSLPrivateKey(file: key, format: .pem))))
  }
}
