import HTTPTransport
import OpenAI
import Simulators
import Testing

@Suite struct ToolCallTests {
  private let tools: JSON = [ToolTrial.weather, ToolTrial.order]

  private func ask(
    _ question: String, _ more: JSONObject, path: String = Caller.azureChat
  ) async throws -> Caller.Answer {
    try await Caller(OpenAISimulator(latency: .none)).ask(
      Caller.body(more, messages: Caller.asking(question)), to: path)
  }

  private func calls(_ question: String, _ more: JSONObject) async throws -> [ToolCall] {
    var more = more
    if more["tools"] == nil { more["tools"] = tools }
    let choice = try await ask(question, more).completion?.choices.first
    return (choice?.toolCalls?.array ?? []).compactMap(ToolCall.init)
  }

  @Test(arguments: [Caller.azureChat, Caller.openAIChat])
  func `A call has an ID, a name and arguments, and no text beside it`(path: String) async throws {
    let answer = try await ask(
      "What is the weather in Rome?", ["tools": tools, "model": "gpt-4o-mini"], path: path)
    let choice = try #require(answer.completion?.choices.first)
    #expect(choice.finishReason == .toolCalls && choice.content == nil)
    let call = try #require(choice.toolCalls?.array?.first.flatMap(ToolCall.init))
    #expect(call.name == "get_weather" && call.arguments == #"{"city":"Rome"}"#)
    #expect(call.id.hasPrefix("call_") && call.id.count == 29)
    let usage = try #require(answer.completion?.usage)
    let without = try await ask("What is the weather in Rome?", ["model": "gpt-4o-mini"], path: path)
      .completion?.usage
    #expect(usage.promptTokens > (without?.promptTokens ?? .max))
    #expect((8...40).contains(usage.completionTokens))
  }

  private static let arithmetic: JSON = .array(
    [("multiply", "Multiply two numbers"), ("add", "Adds a and b")].map { name, description in
      [
        "type": "function",
        "function": [
          "name": .string(name), "description": .string(description),
          "parameters": [
            "type": "object", "required": ["a", "b"],
            "properties": ["a": ["type": "integer"], "b": ["type": "integer"]],
          ],
        ],
      ]
    })

  // The first two are the examples of LangChain's and LlamaIndex' documentation.
  @Test(arguments: [
    ("What is 3 * 12? Also, what is 11 + 49?", #"multiply{"a":3,"b":12} add{"a":11,"b":49}"#),
    ("What is 121 * 3?", #"multiply{"a":121,"b":3}"#), ("What is 6 times 7?", #"multiply{"a":6,"b":7}"#),
    ("5 plus 8", #"add{"a":5,"b":8}"#), ("I was here three times. How are you?", ""),
  ])
  func `Sums are told by signs and words`(question: String, expected: String) async throws {
    let calls = try await calls(question, ["tools": Self.arithmetic])
    #expect(calls.map { $0.name + $0.arguments }.joined(separator: " ") == expected)
  }

  @Test func `A stream begins a call with its name and sends the arguments in pieces`() async throws {
    let answer = try await ask(
      "What is the weather in Rome and Oslo?",
      ["tools": tools, "stream": true, "stream_options": ["include_usage": true]])
    let deltas = answer.chunks.flatMap(\.choices)
    #expect(deltas.first?.role == "assistant" && deltas.first?.content == nil)
    let pieces = deltas.compactMap(\.toolCalls).flatMap { $0.array ?? [] }
    let heads = pieces.filter { $0["id"] != nil }
    #expect(heads.map { $0["index"] } == [0, 1] && heads.allSatisfy { $0["function"]?["arguments"] == "" })
    #expect(pieces.count > heads.count + 4)
    #expect(
      pieces.filter { $0["id"] == nil }.allSatisfy { $0["function"]?["name"] == nil && $0["type"] == nil })
    #expect(deltas.last?.finishReason == .toolCalls)
    var assembly = ChatStreamAssembly()
    var decoder = ServerSentEventDecoder()
    for event in decoder.decode(answer.body) { assembly.add(event) }
    let whole = try #require(assembly.completion?["choices"]?[0]?["message"]?["tool_calls"]?.array)
    #expect(whole.compactMap(ToolCall.init).map(\.arguments) == [#"{"city":"Rome"}"#, #"{"city":"Oslo"}"#])
    let plain = try await ask("What is the weather in Rome and Oslo?", ["tools": tools])
    #expect(answer.chunks.last?.usage == plain.completion?.usage)
  }

  @Test func `Calls come one at a time where the request wants that`() async throws {
    let question = "What is the weather in Rome, Oslo and Lima?"
    #expect(try await calls(question, [:]).count == 3)
    #expect(
      try await calls(question, ["parallel_tool_calls": false]).map(\.arguments) == [#"{"city":"Rome"}"#])
    let made = try await ToolTrial.conversation(question, tools, ["parallel_tool_calls": false]) { _, _ in
      "sunny"
    }
    #expect(made.calls.count == 3 && made.rounds == 4)
  }

  @Test func `The choice decides whether functions are called`() async throws {
    let question = "What is the weather in Rome?"
    #expect(try await calls(question, ["tool_choice": "none"]).isEmpty)
    #expect(try await calls("Good morning!", [:]).isEmpty)
    #expect(try await calls("Good morning!", ["tool_choice": "required"]).count == 1)
    let named: JSON = ["type": "function", "function": ["name": "place_order"]]
    let forced = try await calls(question, ["tool_choice": named])
    #expect(forced.map(\.name) == ["place_order"])
    let arguments = try JSON(parsing: forced.first?.arguments ?? "")
    #expect(arguments["sku"]?.string != nil && arguments["quantity"]?.int != nil)
  }

  @Test func `The deprecated form has one call, as its own member`() async throws {
    let functions: JSON = .array((tools.array ?? []).compactMap { $0["function"] })
    let answer = try await ask(
      "Weather in Rome and Oslo?", ["functions": functions, "function_call": "auto"])
    let choice = try #require(answer.completion?.choices.first)
    #expect(choice.finishReason == .functionCall && choice.toolCalls == nil)
    #expect(choice.functionCall == ["name": "get_weather", "arguments": #"{"city":"Rome"}"#])
    let messages: JSON = [
      ["role": "user", "content": "Weather in Rome?"],
      ["role": "assistant", "content": nil, "function_call": choice.functionCall ?? nil],
      ["role": "function", "name": "get_weather", "content": "31 degrees"],
    ]
    let next = try await Caller(OpenAISimulator(latency: .none)).ask(
      Caller.body(["functions": functions], messages: messages))
    #expect(next.completion?.choices.first?.content?.contains("31 degrees") == true)
    let stream = try await ask("Weather in Rome?", ["functions": functions, "stream": true])
    let pieces = stream.chunks.flatMap(\.choices).compactMap(\.functionCall)
    #expect(pieces.first?["name"] == "get_weather")
    #expect(pieces.compactMap { $0["arguments"]?.string }.joined() == #"{"city":"Rome"}"#)
  }

  @Test func `Arguments are cut at the limit`() async throws {
    let answer = try await ask("What is the weather in Rome?", ["tools": tools, "max_tokens": 11])
    #expect(answer.completion?.choices.first?.finishReason == .length)
    #expect(answer.completion?.usage?.completionTokens == 11)
  }

  @Test func `The same conversation gives the same calls, whatever the seed`() async throws {
    let body = Caller.body(["tools": tools], messages: Caller.asking("Weather in Rome and Oslo?"))
    let first = try await Caller(seed: 1).ask(body).completion?.choices.first?.toolCalls
    let again = try await Caller(seed: 1).ask(body).completion?.choices.first?.toolCalls
    let other = try await Caller(seed: 2).ask(body).completion?.choices.first?.toolCalls
    #expect(first == again && first != other)
    let names = [first, other].map { $0?.array?.compactMap(ToolCall.init).map(\.arguments) }
    #expect(names[0] == names[1])
  }

  private static let called: JSON = [
    "role": "assistant", "content": nil,
    "tool_calls": [["id": "c1", "type": "function", "function": ["name": "f", "arguments": "{}"]]],
  ]
  private static let user: JSON = ["role": "user", "content": "x"]

  @Test(
    arguments: [
      (
        [user, ["role": "tool", "tool_call_id": "c1", "content": "x"]], "messages.[1].role",
        "must be a response to a preceeding message with 'tool_calls'"
      ),
      ([user, called, user], "messages.[2].role", "did not have response messages: c1"),
      ([user, called], "messages.[2].role", "did not have response messages: c1"),
      (
        [user, called, ["role": "tool", "tool_call_id": "c2", "content": "x"]], "messages.[2].tool_call_id",
        "'tool_call_id' of 'c2' not found"
      ),
    ] as [(JSON, String, String)])
  func `Results must follow the calls that they answer`(
    messages: JSON, param: String, words: String
  ) async throws {
    let answer = try await Caller().ask(Caller.body(messages: messages))
    #expect(answer.response.status == 400)
    #expect(answer.failure?.param == param)
    #expect(answer.failure?.message.contains(words) == true)
  }

  @Test(
    arguments: [
      (["tools": []], "tools", "empty_array"),
      (["tools": [["type": "function"]]], "tools[0].function", "missing_required_parameter"),
      (["tools": [["type": "gadget"]]], "tools[0].type", "invalid_value"),
      (
        ["tools": [["type": "function", "function": [:]]]], "tools[0].function.name",
        "missing_required_parameter"
      ),
      (
        ["tools": [["type": "function", "function": ["name": "a b"]]]], "tools[0].function.name",
        "invalid_value"
      ),
      (
        ["tools": [ToolTrial.tool("f", ["a": ["type": "strin"]])]], "tools[0].function.parameters",
        "invalid_function_parameters"
      ),
      (
        ["tools": [ToolTrial.tool("f", ["a": ["type": "string"]], required: [], strict: true)]],
        "tools[0].function.parameters", "invalid_function_parameters"
      ),
      (["tools": [ToolTrial.weather], "tool_choice": "always"], "tool_choice", "invalid_value"),
      (
        ["tools": [ToolTrial.weather], "tool_choice": ["type": "function", "function": ["name": "g"]]],
        "tool_choice",
        nil
      ),
      (["tool_choice": "auto"], "tool_choice", nil),
      (["parallel_tool_calls": true], "parallel_tool_calls", nil),
    ] as [(JSONObject, String, String?)])
  func `A wrong offer is refused with the member to blame`(
    members: JSONObject, param: String, code: String?
  ) async throws {
    let answer = try await ask("x", members)
    #expect(answer.response.status == 400, "\(answer.text)")
    #expect(answer.failure?.param == param)
    #expect(answer.failure?.code == code)
  }
}
