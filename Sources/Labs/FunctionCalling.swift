public import AIGateway
import HTTPTransport
public import LabRunner
import LabTime
import OpenAI
import Simulators

/// A model that calls a function behind the same gateway: both are governed, and one operation shows them together.
public struct FunctionCalling: Lab {
  /// `labs run function-calling`
  public static let name = "function-calling"
  /// The name in words.
  public static let title = "Function calling"
  /// What it shows.
  public static let summary =
    "The model asks for a function's result, the function is an API of the gateway, and one trace has it all."
  /// Where `labs list` puts it.
  public static let category = "agents"

  @Parameter("Functions that the model is offered, 0 or 1", in: 0...1) var functions = 1

  /// What the function said to one of the model's calls.
  struct FunctionResult: Codable {
    var call: ToolCall
    var answer: HTTPAnswer
  }

  private let direct = Output<[HTTPAnswer]>("answers to direct calls")
  private let first = Output<Exchange>("first completion")
  private let results = Output<[FunctionResult]>("results of the function")
  private let second = Output<Exchange>("second completion")
  private let transaction = Output<Transaction>("transaction")

  /// Creates the lab.
  public init() {}

  /// A model and a function, each an API of the gateway; one key opens both, and both send telemetry.
  public var service: Service {
    Service {
      API("openai", .azureOpenAI, displayName: "OpenAI", path: "openai", policy: .file("policy.xml"))
      API(
        "weather",
        APIDefinition(operations: [Operation("getWeather", "POST", "/", displayName: "Get weather")]),
        displayName: "Weather", path: "weather", serviceURL: "https://\(Self.functionHost)/api/weather",
        subscriptionKeyNames: SubscriptionKeyNames(header: "api-key", query: "api-key"))
      Backend(
        Self.backend,
        OpenAISimulator(
          region: "UK South", deployments: [Deployment(Self.model, tokensPerMinute: 2_000_000)]),
        circuitBreaker: Self.breaker)
      ExternalHost(Self.functionHost, WeatherFunctionSimulator())
      Placeholder("backend-id", Self.backend)
      Logger(Self.logger, Self.insights)
      Diagnostic.applicationInsights(logger: Self.logger)
      Subscription("apim-subscription")
    }
  }

  /// Calls, asks, shows, and asserts.
  public var steps: [any Step] {
    let tools: JSON? = functions > 0 ? [Self.function] : nil
    Exercise("Call the function directly", saving: direct) { session in
      var answers: [HTTPAnswer] = []
      for path in ["/weather", "/weather/"] {
        let answer = try await Self.call(path, ["location": "London", "unit": "celsius"], [:], session)
        answers.append(answer)
        session.show("\(path): \(answer.text)")
      }
      return answers
    }
    Exercise("Ask, with the function on offer", saving: first) { session in
      let answer = try await Self.ask([Self.question], tools, session)
      for call in answer.calls ?? [] { session.show("The model calls \(call.name) \(call.arguments)") }
      return answer
    }
    Exercise("Call the function for the model", saving: results) { session in
      var results: [FunctionResult] = []
      for call in try session.value(of: first).calls ?? [] {
        let arguments = try JSON(parsing: call.arguments)
        let answer = try await Self.call(
          "/weather", arguments, ["Request-Id": Self.operation(session)], session)
        results.append(FunctionResult(call: call, answer: answer))
        session.show("The function says \(answer.text)")
      }
      return results
    }
    Exercise("Ask again, with the results", saving: second) { session in
      let results = try session.value(of: results)
      var messages = [Self.question]
      if !results.isEmpty {
        messages.append(
          ["role": "assistant", "content": nil, "tool_calls": .array(results.map(\.call.json))])
      }
      for result in results {
        messages.append(
          ["role": "tool", "tool_call_id": .string(result.call.id), "content": .string(result.answer.text)])
      }
      let answer = try await Self.ask(messages, tools, session)
      session.show(answer.text)
      return answer
    }
    Exercise("Query the transaction", saving: transaction) { session in
      try await Transaction.query(Self.operation(session), session.insights(Self.logger, Self.insights))
    }
    ShowChart("End-to-end transaction", transaction) {
      .timeline($0.timeline(title: "End-to-end transaction"))
    }
    assertions
  }

  @StepsBuilder private var assertions: [any Step] {
    Assert("The function answers behind the gateway, with and without a slash at the end", direct) {
      answers, expect in
      expect.equal(answers.map(\.status), [200, 200], "Both are answered")
      let answer = answers.first.flatMap { try? JSON(parsing: $0.text) }
      expect.equal(
        answer?["location"]?.string ?? "", "London", "It says for which location")
      expect.equal(answer?["unit"]?.string ?? "", "celsius", "It says in which unit")
      expect.equal(answer?["temperature"]?.int ?? 0, 22, "It is 22 degrees in London")
    }
    Assert("The model calls the function for each city", first) { first, expect in
      let calls = first.calls ?? []
      let cities = calls.compactMap { (try? JSON(parsing: $0.arguments))?["location"]?.string ?? "" }
      expect.equal(first.finishReason ?? "", "tool_calls", "It stops for the calls")
      expect.that(
        calls.count >= 2, "It makes two calls or more", expected: "2 or more", actual: "\(calls.count)")
      expect.that(
        cities.contains { $0.hasPrefix("London") }, "One is for London", expected: "London",
        actual: "\(cities)")
      let sisters = ["New York", "Paris", "Tokyo", "Sydney", "Berlin"]
      expect.that(
        cities.contains { city in sisters.contains { city.hasPrefix($0) } }, "One is for a sister city",
        expected: "one of \(sisters)", actual: "\(cities)")
      expect.equal(Set(calls.map(\.id)).subtracting([""]).count, calls.count, "Each has an ID of its own")
    }
    Assert("The answer has what the function said", results, second) { results, second, expect in
      expect.equal(second.finishReason ?? "", "stop", "The model is done")
      let temperatures = results.compactMap { (try? JSON(parsing: $0.answer.text))?["temperature"]?.int }
      expect.that(
        !temperatures.isEmpty, "There are temperatures", expected: "some", actual: "\(temperatures)")
      let missing = temperatures.filter { !second.text.contains("\($0)") }
      expect.equal(missing, [], "Every temperature is in the answer")
    }
    Assert("One operation has all requests", results, transaction) { results, transaction, expect in
      let requests = transaction.requests
      expect.equal(requests.count, results.count + 2, "Two to the model, and one for each call")
      expect.equal(requests.filter { $0.status != "200" }.map(\.name), [], "All succeed")
      expect.equal(
        transaction.events.count - requests.count, requests.count, "Each has its call to a backend")
      expect.that(
        requests.first?.name.hasSuffix("chat/completions") == true
          && requests.last?.name.hasSuffix("chat/completions") == true,
        "The first and the last are the model's", expected: "chat/completions",
        actual: "\(requests.first?.name ?? "") ... \(requests.last?.name ?? "")")
    }
  }

  static let backend = "openai1"
  static let model = "gpt-4o-mini"
  private static let logger = "apim-logger"
  private static let insights = ApplicationInsightsSimulator()
  private static let functionHost = "get-weather.azurewebsites.net"
  private static let breaker = CircuitBreaker(rules: [
    .init(
      "openAIBreakerRule",
      failureCondition: .init(
        count: 3, interval: "PT5M", statusCodeRanges: [.init(min: 429, max: 429)],
        errorReasons: ["Server errors"]),
      tripDuration: "PT1M")
  ])

  private static let question: JSON = [
    "role": "user", "content": "What's the weather like in London and its big sister cities?",
  ]

  // As OpenAI's guide to function calling has it.
  private static let function: JSON = [
    "type": "function",
    "function": [
      "name": "get_current_weather", "description": "Get the current weather in a given location",
      "parameters": [
        "type": "object",
        "properties": [
          "location": ["type": "string", "description": "The city name, e.g. San Francisco"],
          "unit": ["type": "string", "enum": ["celsius", "fahrenheit"]],
        ],
        "required": ["location", "unit"],
      ],
    ],
  ]

  // The same for every request of the run.
  private static func operation(_ session: Session) -> String {
    let random = session.random.derived("operation")
    return [random.next(), random.next()].map { number in
      let digits = String(number, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  private static func ask(_ messages: [JSON], _ tools: JSON?, _ session: Session) async throws -> Exchange {
    var members: JSONObject = ["messages": .array(messages)]
    if let tools {
      members["tools"] = tools
      members["tool_choice"] = "auto"
    }
    return try await session.openAI().chat(model, members, headers: ["Request-Id": operation(session)])
  }

  private static func call(
    _ path: String, _ arguments: JSON, _ headers: Headers, _ session: Session
  ) async throws -> HTTPAnswer {
    var headers = headers
    headers["api-key"] = try session.key()
    return try await session.post(path, arguments, headers: headers)
  }
}
