import HTTPTransport
import LabTime
import OpenAI
import Simulators
import Testing

@Suite struct OnCallTests {
  private func send(
    _ method: String, _ path: String, _ body: String = "", day: Int64 = 0
  ) async throws -> (Int, JSON) {
    let clock = VirtualClock(startingAt: Instant(seconds: day * 86_400))
    let service = OnCallSimulator().start(clock: clock, random: RandomSource(seed: 1))
    let url = try #require(RequestURL("https://oncall.test\(path)"))
    let response = try await service.respond(to: Request(method, url, body: .text(body)))
    return (response.status, try JSON(parsing: try await response.body.gathered()))
  }

  @Test func `People take turns of a week`() async throws {
    func person(_ day: Int64, in days: Int) async throws -> JSON? {
      try await send("GET", "/teams/database/oncall?days=\(days)", day: day).1["person"]
    }
    #expect(try await person(0, in: 0) == person(0, in: 6))
    #expect(try await person(0, in: 6) != person(0, in: 7))
    #expect(try await person(0, in: 7) == person(7, in: 0))
    #expect(try await person(0, in: 0) == person(0, in: 21))
  }

  @Test func `What there is not is refused`() async throws {
    #expect(try await send("GET", "/teams/none/oncall").0 == 404)
    #expect(try await send("GET", "/teams/database/oncall?days=-1").0 == 400)
    #expect(try await send("POST", "/teams/database/pages", "{}").0 == 400)
    #expect(try await send("POST", "/teams/database/pages", #"{"message": "m"}"#).0 == 201)
  }
}
