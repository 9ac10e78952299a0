import AIGateway
import HTTPTransport
import LabTime
import Testing

@testable import LabRunner

@Suite struct RunningServiceTests {
  private let clock = VirtualClock(startingAt: Runner.simulatedStart)

  private func deployed() throws -> RunningService {
    try .simulated(.model(Script(.chat)), folder: "/nowhere", clock: clock, random: RandomSource(seed: 1))
  }

  @Test func `Keys are given to subscriptions that have none, and are shown by their end only`() throws {
    let deployment = try RunningService.simulated(
      Service { Subscription("caller") }, folder: "/nowhere", clock: clock, random: RandomSource(seed: 1))
    let key = try #require(deployment.service.subscriptions.first?.primaryKey)
    #expect(key.count == 32)
    let text = deployment.description.joined(separator: "\n")
    #expect(!text.contains(key) && text.contains("...\(key.suffix(4))"))
  }

  @Test func `A URL that is kept holds no key`() throws {
    let deployment = try deployed()
    #expect(
      deployment.withoutKeys("http://apim.local/x?api-key=0123456789abcdef&y=1")
        == "http://apim.local/x?api-key=...cdef&y=1")
    #expect(deployment.withoutKeys("http://apim.local/x") == "http://apim.local/x")
  }

  @Test func `Simulated, nobody else is on the network`() async throws {
    let deployment = try deployed()
    await #expect(throws: TransportError.self) {
      try await deployment.network.respond(to: Request("GET", RequestURL(host: "example.com")))
    }
  }

  @Test func `Live, it answers over a socket until it is shut down`() async throws {
    let script = Script(.chat)
    let deployment = try await RunningService.live(
      .model(script), folder: "/nowhere", clock: RealClock(startingAt: .system),
      random: RandomSource(seed: 1))
    var url = deployment.baseURL
    url.path = "/openai/v1/chat/completions"
    let request = Request("POST", url, headers: ["api-key": "0123456789abcdef"], body: .text("{}"))
    let client = Client()
    let response = try await client.respond(to: request)
    #expect(response.status == 200)
    _ = try await response.body.gathered()
    #expect(deployment.requests(to: "model") == 1)
    await deployment.shutdown()
    await #expect(throws: TransportError.self) { try await client.respond(to: request) }
    await client.shutdown()
  }
}
