import HTTPTransport
import Testing

@Suite(.timeLimit(.minutes(5))) struct StreamingTests {
  /// A stream that waits between its two chunks.
  private static func twoChunks(around gate: Gate) -> Body {
    let calls = Counter()
    return .stream(
      BodyStream {
        switch calls.increment() {
        case 1: return Array("first".utf8)
        case 2:
          await gate.wait()
          return Array("second".utf8)
        default: return nil
        }
      })
  }

  @Test func `The first chunk of an answer arrives before the second is made`() async throws {
    let gate = Gate()
    let server = try await Server.start(Answer { _ in Response(body: Self.twoChunks(around: gate)) })
    let client = Client()
    let response = try await client.respond(to: Request("GET", .local(server.port)))
    guard case .stream(let stream) = response.body else { throw TransportError.connectionClosed }
    var chunks: [String] = []
    for try await chunk in stream {
      chunks.append(String(decoding: chunk, as: UTF8.self))
      gate.open()
    }
    #expect(chunks == ["first", "second"])
    await client.shutdown()
    await server.shutdown()
  }

  @Test func `The head of an answer arrives before its first chunk is made`() async throws {
    let gate = Gate()
    let server = try await Server.start(
      Answer { _ in
        let calls = Counter()
        return Response(
          body: .stream(
            BodyStream {
              await gate.wait()
              return calls.increment() == 1 ? [1] : nil
            }))
      })
    let client = Client()
    let response = try await client.respond(to: Request("GET", .local(server.port)))
    gate.open()
    #expect(try await response.body.gathered() == [1])
    await client.shutdown()
    await server.shutdown()
  }

  @Test func `The first chunk of a request arrives before the second is made`() async throws {
    let gate = Gate()
    let server = try await Server.start(
      Answer { request in
        guard case .stream(let stream) = request.body else { return Response(400) }
        var chunks: [String] = []
        for try await chunk in stream {
          chunks.append(String(decoding: chunk, as: UTF8.self))
          gate.open()
        }
        return Response(body: .text(chunks.joined(separator: ",")))
      })
    let client = Client()
    let response = try await client.respond(
      to: Request("POST", .local(server.port), body: Self.twoChunks(around: gate)))
    #expect(try await response.text() == "first,second")
    await client.shutdown()
    await server.shutdown()
  }

  @Test func `A large body passes whole through a server and a client on one loop`() async throws {
    let loops = EventLoops(count: 1)
    let client = Client(on: loops)
    let upstream = try await Server.start(Answer { Response(body: $0.body) }, on: loops)
    let port = upstream.port
    let proxy = try await Server.start(
      Answer { request in
        var request = request
        request.url = .local(port)
        request.headers.remove("Host")
        return try await client.respond(to: request)
      }, on: loops)
    let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 13) }
    let response = try await client.respond(
      to: Request("POST", .local(proxy.port), body: .bytes(bytes)))
    #expect(try await response.body.gathered() == bytes)
    await client.shutdown()
    await proxy.shutdown()
    await upstream.shutdown()
    await loops.shutdown()
  }

  @Test func `Letting go of an answer before its end closes the connection`() async throws {
    let server = try await RawServer { _, _ in
      [.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfirst\r\n")]
    }
    let client = Client()
    do {
      let response = try await client.respond(to: Request("GET", .local(server.port)))
      guard case .stream(let stream) = response.body else { throw TransportError.connectionClosed }
      for try await _ in stream { break }
    }
    await server.closed.wait()
    await client.shutdown()
    try await server.stop()
  }

  @Test func `An answer whose stream fails is cut, and the reader sees it`() async throws {
    let calls = Counter()
    let server = try await Server.start(
      Answer { _ in
        Response(
          body: .stream(
            BodyStream {
              if calls.increment() == 1 { return [1] }
              throw TransportError.timedOut
            }))
      })
    let client = Client()
    let response = try await client.respond(to: Request("GET", .local(server.port)))
    await #expect(throws: TransportError.connectionClosed) { _ = try await response.body.gathered() }
    await client.shutdown()
    await server.shutdown()
  }

  @Test(arguments: [(2, false), (3, true)])
  func `A stream shorter than the length it was announced with is cut`(count: Int, isWhole: Bool) async throws
  {
    let server = try await Server.start(
      Answer { _ in
        let calls = Counter()
        return Response(
          headers: ["Content-Length": "30"],
          body: .stream(BodyStream { calls.increment() <= count ? Array("0123456789".utf8) : nil }))
      })
    let client = Client()
    let body = try? await client.respond(to: Request("GET", .local(server.port))).body.gathered()
    #expect((body?.count == 30) == isWhole)
    await client.shutdown()
    await server.shutdown()
  }

  @Test func `A request whose body goes unread is answered, and the connection goes on`() async throws {
    let server = try await Server.start(Answer { _ in Response(403) })
    let raw = try await RawConnection(port: server.port)
    try await raw.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
    #expect(await raw.received(upTo: "\r\n\r\n").hasPrefix("HTTP/1.1 403 "))
    try await raw.send("5\r\n12345\r\n0\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n")
    let both = await raw.received(upTo: "\r\n\r\n", times: 2)
    #expect(both.ranges(of: "HTTP/1.1 403 ").count == 2)
    await server.shutdown()
  }
}
