public import HTTPTransport
import LabTime
import OpenAI

/// A running weather function, as a ``WeatherFunctionSimulator`` describes it.
public final class WeatherFunctionEndpoint: Responder {
  private static let largestBody = 1 << 16
  private static let usualTemperature = 20

  // What each city has, whatever the unit.
  private static let temperatures = [
    "lisbon": 29, "london": 22, "tokyo": 10, "san francisco": 72, "new york": 74, "new york city": 74,
    "sydney": 25,
    "paris": 21,
  ]

  private let clock: any LabClock
  private let random: RandomSource

  init(clock: any LabClock, random: RandomSource) {
    self.clock = clock
    self.random = random
  }

  /// Answers with the location as it was given, the unit and the temperature.
  ///
  /// As functions do that return a text, it does not say that the answer is JSON.
  public func respond(to request: Request) async throws -> Response {
    guard request.url.path.split(separator: "/") == ["api", "weather"] else { return Self.answer(404, "") }
    guard request.method == "POST" else { return Self.answer(405, "") }
    let bytes: [UInt8]
    do {
      bytes = try await request.body.gathered(upTo: Self.largestBody)
    } catch TransportError.bodyTooLarge {
      return Self.answer(413, "The body is too large.")
    }
    // 5 to 76 ms, as long as such functions take when they are warm.
    try await clock.sleep(
      for: .milliseconds(Int64(random.derived("latency \(clock.now.nanoseconds)").next(in: 5...76))))
    guard let body = try? JSON(parsing: bytes), let location = body["location"]?.string, !location.isEmpty
    else {
      return Self.answer(400, "Please pass a location in the request body.")
    }
    let temperature = Self.temperatures[Self.city(location)] ?? Self.usualTemperature
    let answer: JSON = [
      "location": .string(location), "unit": body["unit"] ?? "celsius", "temperature": .int(temperature),
    ]
    return Self.answer(200, answer.description)
  }

  // `San Francisco, CA` is San Francisco.
  private static func city(_ location: String) -> String {
    let city = location.prefix { $0 != "," }.lowercased()
    return city.split(separator: " ").joined(separator: " ")
  }

  private static func answer(_ status: Int, _ text: String) -> Response {
    Response(status, headers: ["Content-Type": "text/plain; charset=utf-8"], body: .text(text))
  }
}
