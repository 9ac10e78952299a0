import HTTPTransport
import LabTime
import OpenAI
import Simulators
import Testing

@Suite struct WeatherFunctionTests {
  private func ask(
    _ body: String, method: String = "POST", path: String = "/api/weather"
  ) async throws -> (status: Int, text: String) {
    let clock = VirtualClock(startingAt: Instant(seconds: 0))
    let function = WeatherFunctionSimulator().start(clock: clock, random: RandomSource(seed: 1))
    let url = try #require(RequestURL("http://function.test\(path)"))
    let response = try await clock.run {
      try await function.respond(to: Request(method, url, body: .text(body)))
    }
    return (response.status, String(decoding: try await response.body.gathered(), as: UTF8.self))
  }

  // The temperatures are those of the function of the original lab.
  @Test(arguments: [
    ("London", 22), ("LISBON", 29), ("tokyo", 10), ("San Francisco, CA", 72), ("New York", 74),
    ("New York City", 74),
    ("Sydney", 25), ("Paris", 21), ("Atlantis", 20),
  ])
  func `It tells the temperature of a city`(city: String, temperature: Int) async throws {
    let (status, text) = try await ask(#"{"location":"\#(city)","unit":"celsius"}"#)
    #expect(status == 200)
    #expect(
      try JSON(parsing: text) == [
        "location": .string(city), "unit": "celsius", "temperature": .int(temperature),
      ])
  }

  @Test func `It says what is wrong with a request`() async throws {
    #expect(try await ask("{}").status == 400)
    #expect(try await ask("x").status == 400)
    #expect(try await ask("{}", method: "GET").status == 405)
    #expect(try await ask("{}", path: "/api/other").status == 404)
    #expect(try await ask(String(repeating: " ", count: 100_000)).status == 413)
  }
}
