import AIGateway
import HTTPTransport
import LabTime
import Testing

@Suite struct LimitConcurrencyTests {
  private func inside(_ key: String, _ limit: Int) -> String {
    #"<limit-concurrency key="\#(key)" max-count="\#(limit)"><forward-request /></limit-concurrency>"#
  }

  /// The statuses of requests that arrive together, with a backend that takes a second.
  private func statuses(_ section: String, _ paths: [String]) async throws -> [Int] {
    let clock = VirtualClock(startingAt: Instant(year: 2026, month: 3, day: 4))
    let document = "<policies><inbound><base /></inbound><backend>\(section)</backend></policies>"
    let gateway = try Gateway(
      Service {
        API(
          "api", .passthrough, path: "api", serviceURL: "http://backend.test", subscriptionRequired: false,
          policy: .text(document, name: "policy.xml"))
      }, folder: "/",
      environment: GatewayEnvironment(
        clock: clock, random: RandomSource(seed: 1),
        network: Trial.Backend { _ in
          try await clock.sleep(for: .seconds(1))
          return Response()
        }))
    let urls = paths.compactMap { RequestURL("http://gateway.test/api\($0)") }
    return try await clock.run {
      try await withThrowingTaskGroup(of: (Int, Int).self) { group in
        for (index, url) in urls.enumerated() {
          group.addTask { (index, try await gateway.respond(to: Request("GET", url)).status) }
        }
        var statuses = Array(repeating: 0, count: urls.count)
        for try await (index, status) in group { statuses[index] = status }
        // Once they have left, there is room again.
        statuses.append(try await gateway.respond(to: Request("GET", urls[0])).status)
        return statuses
      }
    }
  }

  @Test func `More requests at once than allowed are refused at once`() async throws {
    #expect(try await statuses(inside("k", 2), ["/a", "/b", "/c"]) == [200, 200, 429, 200])
  }

  @Test func `Each key has a count of its own`() async throws {
    #expect(
      try await statuses(inside("@(context.Request.Url.Path)", 1), ["/a", "/b", "/a"]) == [
        200, 200, 429, 200,
      ])
  }

  @Test func `Policies with the same key share its count`() async throws {
    let either = """
      <choose>
        <when condition="@(context.Request.Url.Path.EndsWith("/a"))">\(inside("k", 1))</when>
        <otherwise>\(inside("k", 1))</otherwise>
      </choose>
      """
    #expect(try await statuses(either, ["/a", "/b"]) == [200, 429, 200])
  }

  @Test func `A failure inside leaves room`() async throws {
    let trial = try Trial(
      backend: inside("k", 1), answeredBy: Trial.Backend { _ in throw TransportError.connectionClosed })
    #expect(try await trial.send().status == 500)
    #expect(try await trial.send().status == 500)
  }
}
