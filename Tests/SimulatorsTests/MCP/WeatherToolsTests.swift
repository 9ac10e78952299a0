import HTTPTransport
import LabTime
import MCP
import OpenAI
import Simulators
import Testing

@Suite struct WeatherToolsTests {
  private func client(seed: UInt64) -> MCPClient {
    let clock = RealClock(startingAt: Instant(seconds: 0))
    let endpoint = MCPEndpoint(path: "/weather", clock: clock, random: RandomSource(seed: 3))
    return MCPClient(
      RequestURL(host: "weather.test", path: "/weather/mcp"),
      over: endpoint.serving(WeatherTools.server(random: RandomSource(seed: seed))),
      clock: clock)
  }

  @Test func `It knows five cities of each of its countries`() async throws {
    let client = client(seed: 1)
    try await client.connect()
    for country in ["usa", "Canada", "UK", "australia", "india", "Portugal"] {
      let cities = try await client.callTool("get_cities", ["country": .string(country)]).text
      #expect(cities.split(separator: ",").count == 5, "\(country)")
    }
    #expect(try await client.callTool("get_cities", ["country": "Atlantis"]).text.hasPrefix("No cities"))
  }

  @Test func `The weather follows from the seed and stays`() async throws {
    var answers: [String] = []
    for seed: UInt64 in [1, 1, 2] {
      let client = client(seed: seed)
      try await client.connect()
      let answer = try await client.callTool("get_weather", ["city": "Lisbon"]).text
      #expect(try await client.callTool("get_weather", ["city": "Lisbon"]).text == answer)
      answers.append(answer)
    }
    #expect(answers[0] == answers[1])
    #expect(answers[0] != answers[2])
    // As Python writes a dictionary.
    #expect(answers[0].hasPrefix("{'city': 'Lisbon', 'condition': '"))
    #expect(answers[0].contains("', 'temperature': "))
  }
}
