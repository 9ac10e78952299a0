import HTTPTransport
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(5))) struct DateFieldTests {
  private func dates(of response: Response, at seconds: [Int64]) async throws -> [String] {
    let times = Mutex(seconds)
    var options = ServerOptions()
    options.now = { times.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] } }
    let server = try await Server.start(Answer { _ in response }, options: options)
    let client = Client()
    var dates: [String] = []
    for _ in seconds {
      let url = RequestURL(host: "127.0.0.1", port: server.port)
      dates += try await client.respond(to: Request("GET", url)).headers[all: "Date"]
    }
    await client.shutdown()
    await server.shutdown()
    return dates
  }

  // 784111777 is the example of RFC 9110, 5.6.7; the others are those of GNU date.
  @Test func `Every response says when it was made`() async throws {
    let dates = try await dates(
      of: Response(body: .text("x")), at: [784_111_777, 784_111_777, 0, 951_782_400, 4_102_444_799])
    #expect(
      dates == [
        "Sun, 06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 GMT", "Thu, 01 Jan 1970 00:00:00 GMT",
        "Tue, 29 Feb 2000 00:00:00 GMT", "Thu, 31 Dec 2099 23:59:59 GMT",
      ])
  }

  @Test func `A date that a response has already stays`() async throws {
    let dates = try await dates(
      of: Response(headers: ["date": "Mon, 02 Mar 2026 01:02:03 GMT"]), at: [784_111_777])
    #expect(dates == ["Mon, 02 Mar 2026 01:02:03 GMT"])
  }
}
