import HTTPTransport
import Testing

@Suite(.timeLimit(.minutes(5))) struct ServerTests {
  @Test func `A request arrives with its method, URL, headers, body and the caller's address`() async throws {
    let server = try await Server.start(
      Answer { request in
        let body = String(decoding: try await request.body.gathered(), as: UTF8.self)
        let parts = [
          request.method, request.url.description, request.headers["x-a"] ?? "none", body,
          request.clientAddress,
        ]
        return Response(201, body: .text(parts.joined(separator: " | ")))
      })
    let raw = try await RawConnection(port: server.port)
    try await raw.send(
      "PATCH /p%20q?r=s%2Ft HTTP/1.1\r\nHost: lab.example:8080\r\nX-A: b \r\nContent-Length: 4\r\n\r\nbody")
    let line = "PATCH | http://lab.example:8080/p%20q?r=s%2Ft | b | body | 127.0.0.1"
    let answer = await raw.received(upTo: "127.0.0.1")
    #expect(answer.undated == "HTTP/1.1 201 Created\r\nContent-Length: \(line.utf8.count)\r\n\r\n\(line)")
    await server.shutdown()
  }

  @Test(arguments: [
    (
      "GET http://other.example/x?y=http://z HTTP/1.1\r\nHost: lab.example\r\n",
      "http://other.example/x?y=http://z"
    ),
    ("GET /x?y=http://z HTTP/1.1\r\nHost: [::1]:81\r\n", "http://[::1]:81/x?y=http://z"),
    ("GET / HTTP/1.0\r\n", "/"),
  ])
  func `The URL is told by the request target and the Host field`(head: String, url: String) async throws {
    let server = try await Server.start(Answer { Response(body: .text("<\($0.url)>")) })
    let raw = try await RawConnection(port: server.port)
    try await raw.send(head + "\r\n")
    #expect(await raw.received(upTo: ">").hasSuffix("\r\n\r\n<\(url)>"))
    await server.shutdown()
  }

  @Test func `Pipelined requests are answered in order, one at a time`() async throws {
    let first = Gate()
    let running = Counter()
    let server = try await Server.start(
      Answer { request in
        let before = running.increment()
        if request.url.path == "/1" { await first.wait() }
        let body = try await request.body.gathered()
        return Response(body: .text("<\(request.url.path) \(before) \(body.count)>"))
      })
    let raw = try await RawConnection(port: server.port)
    try await raw.send(
      "POST /1 HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nabPOST /2 HTTP/1.1\r\nHost: a\r\n"
        + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\nGET /3 HTTP/1.1\r\nHost: a\r\n\r\n")
    first.open()
    let text = await raw.received(upTo: ">", times: 3)
    let bodies = text.split(separator: "<").dropFirst().map { $0.prefix { $0 != ">" } }
    #expect(bodies == ["/1 1 2", "/2 2 3", "/3 3 0"])
    await server.shutdown()
  }

  @Test func `HEAD is answered with the length of the body and without the body`() async throws {
    let server = try await Server.start(Answer { _ in Response(body: .text("12345")) })
    let raw = try await RawConnection(port: server.port)
    try await raw.send("HEAD / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
    #expect(
      await raw.receivedUntilClose().undated
        == "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\n")
    await server.shutdown()
  }

  @Test(arguments: [204, 304])
  func `A status without content sends none`(status: Int) async throws {
    let server = try await Server.start(Answer { _ in Response(status, body: .text("dropped")) })
    let raw = try await RawConnection(port: server.port)
    try await raw.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
    let reason = Response.usualReason(of: status)
    #expect(
      await raw.receivedUntilClose().undated == "HTTP/1.1 \(status) \(reason)\r\nConnection: close\r\n\r\n")
    await server.shutdown()
  }

  @Test func `A responder's own framing fields give way to the true ones`() async throws {
    let server = try await Server.start(
      Answer { _ in
        Response(
          headers: ["Content-Length": "99", "Transfer-Encoding": "gzip", "X-B": "c"], body: .text("12345"))
      })
    let raw = try await RawConnection(port: server.port)
    try await raw.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
    #expect(
      await raw.received(upTo: "12345").undated
        == "HTTP/1.1 200 OK\r\nX-B: c\r\nContent-Length: 5\r\n\r\n12345")
    await server.shutdown()
  }

  @Test func `A client that waits is told to continue before its body is read`() async throws {
    let server = try await Server.start(Answer.echo)
    for length in [5, 70_000] {
      let raw = try await RawConnection(port: server.port)
      try await raw.send(
        "PUT / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: \(length)\r\n\r\n")
      #expect(await raw.received(upTo: "\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n")
      try await raw.send(String(repeating: "x", count: length - 1) + "!")
      #expect(await raw.received(upTo: "!").contains("HTTP/1.1 200 OK\r\n"))
    }
    await server.shutdown()
  }

  @Test func `HTTP 1.0 gets a stream that ends with the connection`() async throws {
    let server = try await Server.start(
      Answer { _ in
        let chunks = Counter()
        return Response(body: .stream(BodyStream { chunks.increment() < 3 ? Array("ab".utf8) : nil }))
      })
    let raw = try await RawConnection(port: server.port)
    try await raw.send("GET / HTTP/1.0\r\n\r\n")
    #expect(await raw.receivedUntilClose().undated == "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nabab")
    await server.shutdown()
  }

  @Test func `A large answer is whole although it is the connection's last`() async throws {
    let size = 20_000_000
    let server = try await Server.start(
      Answer { _ in Response(body: .bytes(Array(repeating: 0x61, count: size))) })
    let raw = try await RawConnection(port: server.port, reads: false)
    try await raw.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
    try await raw.startReading()
    let answer = await raw.receivedUntilClose()
    #expect(answer.utf8.suffix(size).allSatisfy { $0 == 0x61 })
    await server.shutdown()
  }

  @Test func `A responder that throws is answered for with 500, and the connection goes on`() async throws {
    struct Failure: Error {}
    let server = try await Server.start(Answer { _ in throw Failure() })
    let raw = try await RawConnection(port: server.port)
    let answer = "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n"
    for times in 1...2 {
      try await raw.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(
        await raw.received(upTo: "\r\n\r\n", times: times).undated
          == String(repeating: answer, count: times))
    }
    await server.shutdown()
  }

  @Test func `A header value with a line break is not sent`() async throws {
    let server = try await Server.start(Answer { _ in Response(headers: ["X-A": "b\r\nSet-Cookie: c"]) })
    let raw = try await RawConnection(port: server.port)
    try await raw.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
    #expect(await raw.received(upTo: "\r\n\r\n").hasPrefix("HTTP/1.1 500 "))
    await server.shutdown()
  }

  @Test func `The responder's task is cancelled when the client goes away`() async throws {
    let started = Gate()
    let cancelled = Gate()
    let server = try await Server.start(
      Answer { _ in
        await withTaskCancellationHandler {
          started.open()
          await cancelled.wait()
        } onCancel: {
          cancelled.open()
        }
        return Response()
      })
    let raw = try await RawConnection(port: server.port)
    try await raw.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
    await started.wait()
    try await raw.close()
    await cancelled.wait()
    await server.shutdown()
  }

  @Test func `A second server on the same port is told that it is in use`() async throws {
    let server = try await Server.start(Answer.echo)
    await #expect(
      throws: TransportError.cannotListen(
        on: "127.0.0.1:\(server.port)",
        reason: "the address is in use; stop what listens there or choose another port")
    ) {
      _ = try await Server.start(Answer.echo, port: server.port)
    }
    await server.shutdown()
  }
}
