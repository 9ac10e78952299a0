import HTTPTransport
import Testing

@Suite(.timeLimit(.minutes(5))) struct ClientTests {
  private let ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"

  @Test func `A request and its answer go over the wire and back`() async throws {
    let server = try await Server.start(Answer.echo)
    let client = Client()
    let response = try await client.respond(
      to: Request("POST", .local(server.port, "/a"), body: .text("hello")))
    #expect(response.status == 200)
    #expect(response.headers["x-method"] == "POST")
    #expect(try await response.text() == "hello")
    await client.shutdown()
    await server.shutdown()
  }

  @Test func `Host is set, and fields for one connection do not travel, in either direction`() async throws {
    let server = try await Server.start(
      Answer { request in
        let lines = request.headers.fields.map { "\($0.name)=\($0.value)" }.joined(separator: ",")
        return Response(body: .text(lines))
      })
    let client = Client()
    let headers: Headers = [
      "Connection": "X-Hop", "X-Hop": "1", "Keep-Alive": "5", "TE": "trailers", "Proxy-Connection": "x",
      "Upgrade": "h2c", "Content-Length": "77", "X-End": "2",
    ]
    let response = try await client.respond(to: Request("GET", .local(server.port), headers: headers))
    #expect(try await response.text() == "Host=127.0.0.1:\(server.port),X-End=2")
    await server.shutdown()

    let raw = try await RawServer { _, _ in
      [.write("HTTP/1.1 200 OK\r\nConnection: X-Hop\r\nX-Hop: 1\r\nX-End: 2\r\nContent-Length: 0\r\n\r\n")]
    }
    let answer = try await client.respond(to: Request("GET", .local(raw.port)))
    #expect(answer.headers == ["X-End": "2", "Content-Length": "0"])
    await client.shutdown()
    try await raw.stop()
  }

  @Test func `Requests one after the other share a connection`() async throws {
    let server = try await RawServer { _, _ in [.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")] }
    let loops = EventLoops(count: 1)
    let client = Client(on: loops)
    for _ in 1...5 { _ = try await client.respond(to: Request("GET", .local(server.port))) }
    #expect(server.connections.value == 1)
    await client.shutdown()
    await loops.shutdown()
    try await server.stop()
  }

  @Test func `Requests past the limit of connections wait for one to come free`() async throws {
    let server = try await Server.start(Answer.echo)
    let loops = EventLoops(count: 1)
    var options = ClientOptions()
    options.connectionsPerHost = 2
    let client = Client(options: options, on: loops)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 1...20 {
        group.addTask {
          let request = Request("POST", .local(server.port), body: .text("\(number)"))
          let answer = try await client.respond(to: request).text()
          #expect(answer == "\(number)")
        }
      }
      try await group.waitForAll()
    }
    await client.shutdown()
    await loops.shutdown()
    await server.shutdown()
  }

  @Test func `A kept connection that has died is replaced, and the request sent again`() async throws {
    let ok = ok
    let server = try await RawServer { connection, request in
      connection == 0 && request == 1 ? [.close] : [.write(ok)]
    }
    let loops = EventLoops(count: 1)
    let client = Client(on: loops)
    for _ in 1...3 {
      let response = try await client.respond(to: Request("POST", .local(server.port), body: .text("again")))
      #expect(try await response.text() == "ok")
    }
    #expect(server.connections.value == 2)
    await client.shutdown()
    await loops.shutdown()
    try await server.stop()
  }

  @Test func `A new connection that dies is an error at once`() async throws {
    let server = try await RawServer { _, _ in [.close] }
    let client = Client()
    await #expect(throws: TransportError.connectionClosed) {
      _ = try await client.respond(to: Request("GET", .local(server.port)))
    }
    #expect(server.connections.value == 1)
    await client.shutdown()
    try await server.stop()
  }

  @Test(arguments: [
    ("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort", TransportError.connectionClosed),
    ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nshort\r\n", TransportError.connectionClosed),
    ("HTTP/1.1 200 OK\r\nContent-Le", TransportError.connectionClosed),
  ])
  func `An answer that ends early is an error`(answer: String, error: TransportError) async throws {
    let server = try await RawServer { _, _ in [.write(answer), .close] }
    let client = Client()
    await #expect(throws: error) {
      _ = try await client.respond(to: Request("GET", .local(server.port))).body.gathered()
    }
    await client.shutdown()
    try await server.stop()
  }

  @Test func `A request is given up when its time is over, and one that is answered is not`() async throws {
    let gate = Gate()
    let server = try await Server.start(
      Answer { request in
        if request.url.path == "/late" { await gate.wait() }
        return Response()
      })
    let client = Client()
    var request = Request("GET", .local(server.port, "/late"))
    request.timeout = .milliseconds(20)
    await #expect(throws: TransportError.timedOut) { _ = try await client.respond(to: request) }
    gate.open()
    request = Request("GET", .local(server.port))
    request.timeout = .seconds(50)
    #expect(try await client.respond(to: request).status == 200)
    await client.shutdown()
    await server.shutdown()
  }

  @Test func `Of several requests at once each is given up when its own time is over`() async throws {
    let gate = Gate()
    let server = try await Server.start(
      Answer { request in
        await gate.wait()
        return Response(body: .text(request.url.path))
      })
    let loops = EventLoops(count: 1)
    let client = Client(on: loops)
    try await withThrowingTaskGroup(of: (Int, String?).self) { group in
      // The longest is sent first, so that each of the others is due before all that wait already.
      for (place, milliseconds) in [100_000, 90_000, 80, 50, 20, 50].enumerated() {
        group.addTask {
          var request = Request("GET", .local(server.port, "/\(place)"))
          request.timeout = .milliseconds(milliseconds)
          do {
            return (place, try await client.respond(to: request).text())
          } catch TransportError.timedOut {
            return (place, nil)
          }
        }
      }
      var late: Set<Int> = []
      for _ in 0..<4 {
        guard let (place, answer) = try await group.next() else { break }
        #expect(answer == nil)
        late.insert(place)
      }
      #expect(late == [2, 3, 4, 5])
      gate.open()
      while let (place, answer) = try await group.next() { #expect(answer == "/\(place)") }
    }
    await client.shutdown()
    await loops.shutdown()
    await server.shutdown()
  }

  @Test func `An answer without a length ends with the connection`() async throws {
    let server = try await RawServer { _, _ in [.write("HTTP/1.1 200 OK\r\n\r\nall of it"), .close] }
    let client = Client()
    #expect(try await client.respond(to: Request("GET", .local(server.port))).text() == "all of it")
    await client.shutdown()
    try await server.stop()
  }

  @Test func `What is not HTTP is told as such`() async throws {
    let server = try await RawServer { _, _ in [.write("SSH-2.0-nothing\r\n\r\n")] }
    let client = Client()
    await #expect {
      _ = try await client.respond(to: Request("GET", .local(server.port)))
    } throws: { error in
      if case TransportError.malformedMessage = error { true } else { false }
    }
    await client.shutdown()
    try await server.stop()
  }

  @Test func `A refused connection says which and why`() async throws {
    let server = try await RawServer { _, _ in [] }
    try await server.stop()
    let client = Client()
    for host in ["127.0.0.1", "localhost"] {
      await #expect(
        throws: TransportError.connectionFailed(
          to: "\(host):\(server.port)", reason: "connection refused; nothing listens there")
      ) {
        _ = try await client.respond(to: Request("GET", RequestURL(host: host, port: server.port)))
      }
    }
    await client.shutdown()
  }

  @Test func `A request without a host, or that would break the line, is refused unsent`() async throws {
    let client = Client()
    await #expect(throws: TransportError.invalidURL("/a")) {
      _ = try await client.respond(to: Request("GET", RequestURL(path: "/a")))
    }
    let split = RequestURL(host: "127.0.0.1", port: 1, path: "/ HTTP/1.1\r\nX: y")
    await #expect(throws: TransportError.invalidURL(split.description)) {
      _ = try await client.respond(to: Request("GET", split))
    }
    let url = RequestURL(host: "127.0.0.1", port: 1)
    for request in [Request("GET", url, headers: ["X": "a\nb"]), Request("GET /x", url)] {
      await #expect {
        _ = try await client.respond(to: request)
      } throws: { error in
        if case TransportError.malformedMessage = error { true } else { false }
      }
    }
  }

  @Test func `A server that says nothing is given up on when a limit is set`() async throws {
    let server = try await RawServer { _, _ in [] }
    var options = ClientOptions()
    options.responseTimeout = .milliseconds(20)
    let client = Client(options: options)
    await #expect(throws: TransportError.timedOut) {
      _ = try await client.respond(to: Request("GET", .local(server.port)))
    }
    await server.closed.wait()
    await client.shutdown()
    try await server.stop()
  }

  @Test func `Cancelling the task closes the connection`() async throws {
    let asked = Gate()
    let server = try await RawServer { _, _ in
      asked.open()
      return []
    }
    let client = Client()
    let url = RequestURL.local(server.port)
    let task = Task { try await client.respond(to: Request("GET", url)) }
    await asked.wait()
    task.cancel()
    await #expect(throws: CancellationError.self) { _ = try await task.value }
    await server.closed.wait()
    await client.shutdown()
    try await server.stop()
  }

  @Test func `An IPv6 address is connected to`() async throws {
    guard let server = try? await Server.start(Answer.echo, host: "::1") else { return }
    let client = Client()
    let url = try #require(RequestURL("http://[::1]:\(server.port)/"))
    #expect(try await client.respond(to: Request("POST", url, body: .text("six"))).text() == "six")
    await client.shutdown()
    await server.shutdown()
  }

  @Test func `A thousand requests from fifty tasks all get their own answer`() async throws {
    let server = try await Server.start(Answer.echo)
    let client = Client()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for task in 0..<50 {
        group.addTask {
          for number in 0..<20 {
            let text = "\(task)-\(number)"
            let response = try await client.respond(
              to: Request("POST", .local(server.port), body: .text(text)))
            #expect(try await response.text() == text)
          }
        }
      }
      try await group.waitForAll()
    }
    await client.shutdown()
    await server.shutdown()
  }
}
