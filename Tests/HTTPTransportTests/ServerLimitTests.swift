import HTTPTransport
import Testing

@Suite(.timeLimit(.minutes(5))) struct ServerLimitTests {
  @Test(arguments: [
    "GARBAGE\r\n\r\n",
    "GET / HTTP/1.1\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
    "GET nowhere HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: a\r\nBad Name: b\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999999\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n",
    "GET / HTTP/9.9\r\nHost: a\r\n\r\n",
  ])
  func `What is not a valid request gets 400 and the end`(request: String) async throws {
    let server = try await Server.start(Answer.echo)
    let raw = try await RawConnection(port: server.port)
    try await raw.send(request)
    let answer = await raw.receivedUntilClose()
    #expect(answer.undated == "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    await server.shutdown()
  }

  @Test func `A broken chunk fails the responder's reading, and the client gets 400`() async throws {
    let server = try await Server.start(Answer.echo)
    let raw = try await RawConnection(port: server.port)
    try await raw.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n")
    #expect(await raw.receivedUntilClose().hasPrefix("HTTP/1.1 400 "))
    await server.shutdown()
  }

  @Test func `A head past the limit gets 431`() async throws {
    var options = ServerOptions()
    options.headLimit = 1000
    let server = try await Server.start(Answer.echo, options: options)
    for head in [
      "X: \(String(repeating: "a", count: 2000))", String(repeating: "X: abcdefgh\r\n", count: 200),
    ] {
      let raw = try await RawConnection(port: server.port)
      try await raw.send("GET / HTTP/1.1\r\nHost: a\r\n\(head)\r\n\r\n")
      #expect(await raw.receivedUntilClose().hasPrefix("HTTP/1.1 431 "))
    }
    await server.shutdown()
  }

  @Test func `A body past the limit gets 413, announced or not`() async throws {
    var options = ServerOptions()
    options.bodyLimit = 10
    let server = try await Server.start(Answer.echo, options: options)
    for framing in [
      "Content-Length: 11\r\n\r\n01234567890", "Transfer-Encoding: chunked\r\n\r\nB\r\n01234567890\r\n",
    ] {
      let raw = try await RawConnection(port: server.port)
      try await raw.send("POST / HTTP/1.1\r\nHost: a\r\n\(framing)")
      #expect(await raw.receivedUntilClose().hasPrefix("HTTP/1.1 413 "))
    }
    let raw = try await RawConnection(port: server.port)
    try await raw.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n0123456789")
    #expect(await raw.received(upTo: "0123456789").hasPrefix("HTTP/1.1 200 "))
    await server.shutdown()
  }

  @Test func `A connection that stays silent is closed`() async throws {
    var options = ServerOptions()
    options.idleTimeout = .milliseconds(20)
    let server = try await Server.start(Answer.echo, options: options)
    let raw = try await RawConnection(port: server.port)
    // On a busy machine the server may be quicker than this.
    try? await raw.send("GET / HT")
    #expect(await raw.receivedUntilClose().undated == "")
    await server.shutdown()
  }

  @Test func `A body that stops arriving ends the connection and the responder's reading`() async throws {
    var options = ServerOptions()
    options.readTimeout = .milliseconds(20)
    let failed = Gate()
    let server = try await Server.start(
      Answer { request in
        do {
          _ = try await request.body.gathered()
        } catch TransportError.timedOut {
          failed.open()
        }
        return Response()
      }, options: options)
    let raw = try await RawConnection(port: server.port)
    try await raw.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n")
    await failed.wait()
    _ = await raw.receivedUntilClose()
    await server.shutdown()
  }
}
