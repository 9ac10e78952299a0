import LabRunner
import LabTime

/// A small run of a rate limit: ten requests of which the last two are refused, and an assertion that fails.
enum SampleRun {
  static let wall = Instant(year: 2026, month: 3, day: 1) + .seconds(34_200)
  static let clock = Instant(year: 2025, month: 1, day: 1)
  static let tokens = [84, 82, 59, 65, 74, 50, 54, 71]

  static let header = RunHeader(
    lab: LabRecord(
      name: "token-rate-limiting", title: "Token rate limiting", category: "Limits"),
    parameters: [
      ParameterRecord(name: "requests", value: "10", source: .flag),
      ParameterRecord(name: "limit", value: "500", source: .standard),
    ],
    seed: 8461, mode: .simulated, arguments: ["labs", "run", "token-rate-limiting"],
    git: GitState(commit: "9f3c1ab5d2e8f7a6b4c3d2e1f0a9b8c7d6e5f4a3", branch: "main", isDirty: true),
    machine: Machine(host: Machine.current.host, system: "Linux", architecture: "x86_64"),
    labsVersion: "1.0.0")

  static let chart = Chart.accumulatedBars(
    Chart.AccumulatedBars(
      title: "Tokens by run", xName: "Run", yName: "Tokens",
      points: tokens.enumerated().map { Chart.Point("\($0 + 1)", Double($1)) }
        + [Chart.Point("9", nil, note: "429"), Chart.Point("10", nil, note: "429")]))

  static let assertions = [
    AssertionRecord("The first eight are answered", passed: true, expected: "200", actual: "200"),
    AssertionRecord(
      "A refusal says when to come back, within the minute", passed: false, expected: "1...60",
      actual: "nil", file: "Sources/Labs/TokenRateLimiting.swift", line: 88),
  ]

  static func requests(at start: Instant) -> [RequestRecord] {
    (1...10).map { number in
      let tokens = number <= 8 ? tokens[number - 1] : nil
      return RequestRecord(
        method: "POST", url: "http://gateway/openai/deployments/gpt-4o-mini/chat/completions",
        status: tokens == nil ? 429 : 200, startedAt: start + .milliseconds(400 * (number - 1)),
        latencyMs: tokens == nil ? 2 : 380 + Double(number), promptTokens: tokens.map { _ in 30 },
        completionTokens: tokens.map { $0 - 30 }, totalTokens: tokens,
        retryAfter: tokens == nil ? 57 : nil, backend: tokens == nil ? nil : "UK South")
    }
  }

  /// The run's events, with the number that the history gave it.
  static func events(number: Int64?) -> [RunEvent] {
    var events: [RunEvent] = []
    var (wallNow, clockNow) = (wall - .milliseconds(1), clock)
    func happen(_ kind: RunEvent.Kind, after: Duration = .zero) {
      wallNow = wallNow + .milliseconds(1)
      clockNow = clockNow + after
      events.append(RunEvent(kind, wall: wallNow, time: clockNow))
    }
    happen(.runStarted(header, number: number))
    happen(.phaseStarted(.deploy))
    happen(.stepStarted(name: "Deploy the service"))
    happen(.stepFinished(.passed, nil))
    happen(.phaseStarted(.exercise))
    happen(.stepStarted(name: "Ask ten times back to back"))
    for request in requests(at: clockNow) { happen(.request(request), after: .milliseconds(400)) }
    happen(.metric(MetricRecord(name: "tokens", unit: "tokens", samples: tokens.map(Double.init))))
    happen(.output(OutputRecord(name: "answers", value: "[84,82]")))
    happen(.stepFinished(.passed, nil))
    happen(.stepStarted(name: "Tokens by run"))
    happen(.chart(chart))
    happen(.stepFinished(.passed, nil))
    happen(.phaseStarted(.assert))
    for assertion in assertions {
      happen(.stepStarted(name: assertion.message))
      happen(.assertion(assertion))
      happen(.stepFinished(assertion.passed ? .passed : .failed, nil))
    }
    happen(.phaseStarted(.cleanUp))
    happen(.stepStarted(name: "Delete the service"))
    happen(.stepFinished(.passed, nil))
    happen(.runFinished(.failed, exitCode: 1))
    return events
  }

  /// Writes the run into a history.
  @discardableResult
  static func write(to store: ResultStore) throws -> Int64 {
    let writer = try store.begin(header, wall: wall, time: clock)
    for event in events(number: writer.number) { try writer.record(event) }
    return writer.number
  }
}
