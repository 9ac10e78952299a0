import HTTPTransport
import Testing

@Suite(.timeLimit(.minutes(5))) struct ServerShutdownTests {
  @Test func `A request in flight is finished, an idle connection closed, a new one refused`() async throws {
    let started = Gate()
    let finish = Gate()
    let server = try await Server.start(
      Answer { request in
        if request.url.path == "/slow" {
          started.open()
          await finish.wait()
        }
        return Response(body: .text("done"))
      })
    let idle = try await RawConnection(port: server.port)
    try await idle.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
    _ = await idle.received(upTo: "done")
    let busy = try await RawConnection(port: server.port)
    try await busy.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n")
    await started.wait()

    async let stopped: Void = server.shutdown(grace: .seconds(30))
    _ = await idle.receivedUntilClose()
    await #expect(throws: (any Error).self) { _ = try await RawConnection(port: server.port) }
    finish.open()
    #expect(
      await busy.receivedUntilClose().undated
        == "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\ndone")
    await stopped
  }

  @Test func `A stream that outlasts the grace is cut, so that the client sees it is not whole`() async throws
  {
    let never = Gate()
    let chunks = Counter()
    let server = try await Server.start(
      Answer { _ in
        Response(
          body: .stream(
            BodyStream {
              if chunks.increment() == 1 { return Array("first".utf8) }
              await withTaskCancellationHandler {
                await never.wait()
              } onCancel: {
                never.open()
              }
              return nil
            }))
      })
    let raw = try await RawConnection(port: server.port)
    try await raw.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
    _ = await raw.received(upTo: "first")
    await server.shutdown(grace: .milliseconds(1))
    #expect(
      await raw.receivedUntilClose().undated
        == "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfirst\r\n")
  }
}
