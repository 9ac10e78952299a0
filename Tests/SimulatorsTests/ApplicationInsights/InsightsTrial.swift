import HTTPTransport
import LabTime
import OpenAI
import Simulators

/// An Application Insights resource in simulated time.
struct InsightsTrial: Sendable {
  struct Answer: Sendable {
    let status: Int
    let text: String

    var json: JSON {
      get throws { try JSON(parsing: text) }
    }
  }

  static let key = "11111111-2222-4333-8444-555555555555"

  let clock = VirtualClock(startingAt: Instant(year: 2026, month: 5, day: 1) + .seconds(90))
  let endpoint: ApplicationInsightsEndpoint

  init() {
    endpoint = ApplicationInsightsSimulator().start(clock: clock, random: RandomSource(seed: 1))
  }

  func send(
    _ method: String = "POST", _ path: String, _ body: String, headers: Headers = [:]
  ) async throws -> Answer {
    let url = RequestURL(path) ?? RequestURL()
    return try await clock.run {
      let response = try await endpoint.respond(
        to: Request(method, url, headers: headers, body: .text(body)))
      return Answer(
        status: response.status, text: String(decoding: try await response.body.gathered(), as: UTF8.self))
    }
  }

  func query(_ text: String, headers: Headers = ["x-api-key": "labs"]) async throws -> Answer {
    let body: JSON = ["query": .string(text)]
    return try await send("POST", "/v1/apps/labs/query", body.description, headers: headers)
  }

  func take(_ points: [(name: String, value: Double, user: String, second: Int)]) async throws {
    let lines = points.map { Self.metric($0.name, "\($0.value)", user: $0.user, second: $0.second) }
    _ = try await send("POST", "/v2.1/track", lines.joined(separator: "\n"))
  }

  static func metric(
    _ name: String, _ value: String, user: String = "ann", second: Int = 0, key: String = key
  ) -> String {
    let time = (Instant(year: 2026, month: 5, day: 1) + .seconds(second)).iso8601
    return """
      {"name":"Microsoft.ApplicationInsights.Metric","time":"\(time)","iKey":"\(key)","tags":{},\
      "data":{"baseType":"MetricData","baseData":{"ver":2,"metrics":[{"name":"\(name)","value":\(value),"count":1}],\
      "properties":{"user":"\(user)"}}}}
      """
  }
}
