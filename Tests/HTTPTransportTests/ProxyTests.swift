import HTTPTransport
import Testing

@Suite(.timeLimit(.minutes(5))) struct ProxyTests {
  private static func proxy(_ port: Int, _ authorization: String? = nil) -> HTTPProxy {
    HTTPProxy(.local(port), authorization: authorization)
  }

  @Test func `A proxy is handed the whole URL of an http request, and its own credentials`() async throws {
    let server = try await Server.start(
      Answer { request in
        let credentials = request.headers["Proxy-Authorization"] ?? "none"
        return Response(body: .text("\(request.url) \(request.headers["Host"] ?? "") \(credentials)"))
      })
    let client = Client()
    var request = Request(
      "GET", RequestURL(host: "backend.test", port: 8080, path: "/a", query: "b=c"),
      headers: ["Proxy-Authorization": "of the caller"])
    request.proxy = Self.proxy(server.port, "Basic dTpw")
    let response = try await client.respond(to: request)
    #expect(
      try await response.text() == "http://backend.test:8080/a?b=c backend.test:8080 Basic dTpw")
    request.proxy = Self.proxy(server.port)
    #expect(try await client.respond(to: request).text().hasSuffix(" none"))
    await client.shutdown()
    await server.shutdown()
  }

  @Test(.enabled(if: SelfSigned.isPossible, "needs the openssl command"))
  func `An https request goes through a tunnel, which is kept for the next one`() async throws {
    let server = try await RawServer(tls: try SelfSigned.context()) { _, _ in
      [.write("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret")]
    }
    let proxy = try await TunnelProxy()
    let loops = EventLoops(count: 1)
    var options = ClientOptions()
    options.tls = .unverified
    let client = Client(options: options, on: loops)
    var request = Request("GET", RequestURL(scheme: "https", host: "127.0.0.1", port: server.port))
    request.proxy = Self.proxy(proxy.port, "Basic dTpw")
    for _ in 1...2 { #expect(try await client.respond(to: request).text() == "secret") }
    let authority = "127.0.0.1:\(server.port)"
    #expect(
      proxy.received == [
        "CONNECT \(authority) HTTP/1.1\r\nHost: \(authority)\r\nProxy-Authorization: Basic dTpw\r\n\r\n"
      ])
    #expect(server.connections.value == 1)
    await client.shutdown()
    await loops.shutdown()
    try await proxy.stop()
    try await server.stop()
  }

  @Test(arguments: [
    ("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n", "it answered CONNECT with status 407"),
    ("SSH-2.0-x\r\n\r\n", "its answer to CONNECT is not HTTP"),
    ("HTTP/1.1 200 OK\r\n\r\nsurprise", "it sent data that nobody asked for"),
  ])
  func `A proxy that opens no tunnel fails the request`(_ answer: String, _ reason: String) async throws {
    let proxy = try await TunnelProxy(refusing: answer)
    let client = Client()
    var request = Request("GET", RequestURL(scheme: "https", host: "backend.test"))
    request.proxy = Self.proxy(proxy.port)
    await #expect(
      throws: TransportError.connectionFailed(
        to: "backend.test:443", reason: "the proxy 127.0.0.1:\(proxy.port) opens no tunnel: \(reason)")
    ) {
      _ = try await client.respond(to: request)
    }
    await client.shutdown()
    try await proxy.stop()
  }

  @Test func `Requests with and without a proxy do not share connections`() async throws {
    let server = try await RawServer { _, _ in [.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")] }
    let loops = EventLoops(count: 1)
    let client = Client(on: loops)
    var request = Request("GET", .local(server.port))
    _ = try await client.respond(to: request)
    request.proxy = Self.proxy(server.port)
    _ = try await client.respond(to: request)
    #expect(server.connections.value == 2)
    await client.shutdown()
    await loops.shutdown()
    try await server.stop()
  }
}
