import HTTPTransport
import Testing

/// A producer without a brake would make all of its chunks in a few turns of the event loop. Each test lets
/// the loop turn hundreds of times by asking other things of it, and then counts what has been made.
@Suite(.timeLimit(.minutes(5))) struct BackpressureTests {
  private static let chunks = 64
  private static let chunk = [UInt8](repeating: 0x61, count: 1_048_576)

  // No connection is closed for its silence while the machine is busy with other tests.
  private static var patientServer: ServerOptions {
    var options = ServerOptions()
    options.idleTimeout = .seconds(3600)
    options.readTimeout = .seconds(3600)
    return options
  }

  private static var patientClient: ClientOptions {
    var options = ClientOptions()
    options.idleTimeout = .seconds(3600)
    return options
  }

  private static func counted(_ made: Counter) -> Body {
    .stream(BodyStream { made.increment() <= chunks ? chunk : nil })
  }

  private static func turn(_ client: Client, _ port: Int) async throws {
    for _ in 1...300 { _ = try await client.respond(to: Request("GET", .local(port, "/ping"))) }
  }

  @Test func `An answer is made no faster than the client reads it`() async throws {
    let loops = EventLoops(count: 1)
    let made = Counter()
    let server = try await Server.start(
      Answer { $0.url.path == "/ping" ? Response() : Response(body: Self.counted(made)) },
      options: Self.patientServer, on: loops)
    let raw = try await RawConnection(port: server.port, reads: false)
    try await raw.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
    let client = Client(options: Self.patientClient, on: loops)
    try await Self.turn(client, server.port)
    #expect((1..<Self.chunks).contains(made.value))
    try await raw.close()
    await client.shutdown()
    await server.shutdown()
    await loops.shutdown()
  }

  @Test func `A client that pipelines without reading is not answered any further`() async throws {
    let loops = EventLoops(count: 1)
    let answered = Counter()
    let last = Gate()
    let server = try await Server.start(
      Answer { request in
        if request.url.path == "/ping" { return Response() }
        if answered.increment() == Self.chunks { last.open() }
        return Response(body: .bytes(Self.chunk))
      }, options: Self.patientServer, on: loops)
    let raw = try await RawConnection(port: server.port, reads: false)
    let request = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"
    try await raw.send(String(repeating: request, count: Self.chunks))
    let client = Client(options: Self.patientClient, on: loops)
    try await Self.turn(client, server.port)
    #expect((1..<Self.chunks).contains(answered.value))
    try await raw.startReading()
    await last.wait()
    try await raw.close()
    await client.shutdown()
    await server.shutdown()
    await loops.shutdown()
  }

  @Test func `An answer that nobody reads is not taken from the server, and whole when read`() async throws {
    let loops = EventLoops(count: 1)
    let made = Counter()
    let server = try await Server.start(
      Answer { $0.url.path == "/ping" ? Response() : Response(body: Self.counted(made)) },
      options: Self.patientServer, on: loops)
    let client = Client(options: Self.patientClient, on: loops)
    let response = try await client.respond(to: Request("GET", .local(server.port)))
    try await Self.turn(client, server.port)
    #expect((1..<Self.chunks).contains(made.value))
    #expect(try await response.body.gathered().count == Self.chunks * Self.chunk.count)
    await client.shutdown()
    await server.shutdown()
    await loops.shutdown()
  }

  @Test func `A request's body is sent no faster than the responder reads it`() async throws {
    let loops = EventLoops(count: 1)
    let made = Counter()
    let read = Gate()
    let server = try await Server.start(
      Answer { request in
        if request.url.path == "/ping" { return Response() }
        await read.wait()
        return Response(body: .text("\(try await request.body.gathered().count)"))
      }, options: Self.patientServer, on: loops)
    let client = Client(options: Self.patientClient, on: loops)
    async let response = client.respond(
      to: Request("POST", .local(server.port), body: Self.counted(made)))
    try await Self.turn(client, server.port)
    #expect((1..<Self.chunks).contains(made.value))
    read.open()
    #expect(try await response.text() == "\(Self.chunks * Self.chunk.count)")
    await client.shutdown()
    await server.shutdown()
    await loops.shutdown()
  }
}
