import HTTPTransport
import LabTime
import OpenAI
import Simulators
import Testing

@Suite struct OpenAIResponseTests {
  private static let path = "/v1/responses"
  private let simulator = OpenAISimulator(
    deployments: ["gpt-4o-mini", "text-embedding-3-small"], latency: .none)

  private func body(_ members: JSONObject) -> String {
    var object: JSONObject = ["model": "gpt-4o-mini"]
    members.members.forEach { object.append($0.name, $0.value) }
    return JSON.object(object).description
  }

  private func create(_ members: JSONObject) async throws -> (Caller.Answer, JSON) {
    let answer = try await Caller(simulator).ask(body(members), to: Self.path)
    return (answer, try JSON(parsing: answer.body))
  }

  private func text(_ json: JSON) -> String? {
    json["output"]?[0]?["content"]?[0]?["text"]?.string
  }

  @Test(arguments: [
    "/v1/responses", "/openai/v1/responses", "/openai/responses?api-version=2025-04-01-preview",
  ])
  func `A response has its message, its usage and what was asked`(path: String) async throws {
    let answer = try await Caller(simulator).ask(
      body(["input": "Say this is a test", "instructions": "Be brief.", "temperature": 2]), to: path)
    let json = try JSON(parsing: answer.body)
    #expect(answer.response.status == 200)
    #expect(json["object"] == "response" && json["status"] == "completed")
    #expect(json["error"]?.isNull == true)
    #expect(json["id"]?.string?.hasPrefix("resp_") == true)
    #expect(json["model"] == "gpt-4o-mini-2024-07-18" && json["instructions"] == "Be brief.")
    #expect(json["temperature"] == 2 && json["store"] == true && json["tools"] == [])
    let message = try #require(json["output"]?[0])
    #expect(
      message["type"] == "message" && message["role"] == "assistant" && message["status"] == "completed")
    #expect(message["content"]?[0]?["type"] == "output_text")
    #expect(text(json) == "This is a test.")
    let usage = try #require(json["usage"])
    let input = try #require(usage["input_tokens"]?.int)
    #expect(input > 10 && usage["output_tokens"]?.int == EstimatingTokenizer().count("This is a test."))
    #expect(usage["total_tokens"]?.int == input + 5)
  }

  @Test func `Messages are read as a chat's, with the same usage`() async throws {
    let input: JSON = [
      ["role": "developer", "content": "You are terse."],
      ["role": "user", "content": [["type": "input_text", "text": "Count to 5"]]],
    ]
    let (_, json) = try await create(["input": input])
    #expect(text(json) == "1, 2, 3, 4, 5")
    let chat = try await Caller(simulator).ask(
      Caller.body(
        messages: [
          ["role": "developer", "content": "You are terse."], ["role": "user", "content": "Count to 5"],
        ]))
    #expect(json["usage"]?["input_tokens"]?.int == chat.completion?.usage?.promptTokens)
  }

  @Test func `A stream tells its events in order, and its parts are the whole`() async throws {
    let answer = try await Caller(simulator).ask(
      body(["input": "Count to 20", "stream": true]), to: Self.path)
    var decoder = ServerSentEventDecoder()
    let events = decoder.decode(answer.body)
    let json = try events.map { try JSON(parsing: $0.data) }
    #expect(events.map(\.name) == json.map { $0["type"]?.string })
    #expect(json.compactMap { $0["sequence_number"]?.int } == Array(0..<json.count))
    let types = json.compactMap { $0["type"]?.string }
    let deltas = json.filter { $0["type"] == "response.output_text.delta" }.compactMap { $0["delta"]?.string }
    #expect(
      types.filter { $0 != "response.output_text.delta" } == [
        "response.created", "response.in_progress", "response.output_item.added",
        "response.content_part.added", "response.output_text.done", "response.content_part.done",
        "response.output_item.done", "response.completed",
      ])
    #expect(types[4..<(4 + deltas.count)].allSatisfy { $0 == "response.output_text.delta" })
    #expect(deltas.joined() == (1...20).map(String.init).joined(separator: ", "))
    #expect(json[0]["response"]?["status"] == "in_progress" && json[0]["response"]?["output"] == [])
    let last = try #require(json.last?["response"])
    #expect(last["status"] == "completed" && text(last) == deltas.joined())
    #expect(last["usage"]?["output_tokens"]?.int == deltas.count)
    #expect(json.allSatisfy { $0["item_id"].map { $0 == last["output"]?[0]?["id"] } ?? true })
  }

  @Test func `An answer that is cut is incomplete, streamed or not`() async throws {
    let asked: JSONObject = ["input": "Count to 100", "max_output_tokens": 16]
    let (_, json) = try await create(asked)
    #expect(json["status"] == "incomplete")
    #expect(json["incomplete_details"]?["reason"] == "max_output_tokens")
    #expect(json["usage"]?["output_tokens"] == 16 && json["output"]?[0]?["status"] == "incomplete")
    var streamed = asked
    streamed["stream"] = true
    let answer = try await Caller(simulator).ask(body(streamed), to: Self.path)
    #expect(answer.events.last?.contains(#""type":"response.incomplete""#) == true)
    let few = try await create(["input": "x", "max_output_tokens": 15]).0
    #expect(few.response.status == 400 && few.failure?.code == "integer_below_min_value")
  }

  @Test func `A turn goes on from another, which is retrieved, listed and deleted`() async throws {
    let caller = Caller(simulator)
    try await caller.clock.run {
      func send(_ path: String, _ method: String = "GET", _ text: String = "") async throws -> (Int, JSON) {
        let answer = try await caller.send(text, to: path, method: method)
        return (answer.response.status, try JSON(parsing: answer.body))
      }
      let first = try await send(Self.path, "POST", body(["input": "Say hello"])).1
      let id = try #require(first["id"]?.string)
      let next = try await send(
        Self.path, "POST", body(["input": "Say goodbye", "previous_response_id": .string(id)])
      ).1
      let alone = try await send(Self.path, "POST", body(["input": "Say goodbye"])).1
      #expect(next["previous_response_id"]?.string == id && text(next) == "Goodbye.")
      let tokens = try #require(next["usage"]?["input_tokens"]?.int)
      // What was said before is read again: the first question, and its answer.
      #expect(tokens > (try #require(alone["usage"]?["input_tokens"]?.int)) + 6)
      #expect(try await send("\(Self.path)/\(id)") == (200, first))
      let items = try await send("\(Self.path)/\(id)/input_items").1
      #expect(items["data"]?[0]?["content"]?[0]?["text"] == "Say hello")
      #expect(items["data"]?[0]?["id"]?.string?.hasPrefix("msg_") == true && items["has_more"] == false)
      #expect(try await send("\(Self.path)/\(id)/cancel", "POST").0 == 400)
      #expect(try await send("\(Self.path)/\(id)", "DELETE").1["deleted"] == true)
      #expect(try await send("\(Self.path)/\(id)").0 == 404)
      let lost = try await send(
        Self.path, "POST", body(["input": "x", "previous_response_id": .string(id)]))
      #expect(lost.0 == 400 && ErrorBody(lost.1)?.code == "previous_response_not_found")
    }
  }

  @Test func `What was not made in the background has no stream to go on with`() async throws {
    let caller = Caller()
    let first = try await caller.ask(
      #"{"model":"gpt-4o-mini","input":"Hello"}"#, to: "/v1/responses")
    let id = try JSON(parsing: first.body)["id"]?.string ?? ""
    let answer = try await caller.ask("", to: "/v1/responses/\(id)?stream=true", method: "GET")
    #expect(answer.response.status == 400)
    #expect(answer.failure?.message.contains("background=true") == true, "\(answer.text)")
    let plain = try await caller.ask("", to: "/v1/responses/\(id)?stream=false", method: "GET")
    #expect(plain.response.status == 200)
  }

  @Test func `What is not to be stored is not`() async throws {
    let caller = Caller(simulator)
    try await caller.clock.run {
      let answer = try await caller.send(body(["input": "Say hello", "store": false]), to: Self.path)
      let json = try JSON(parsing: answer.body)
      let id = try #require(json["id"]?.string)
      #expect(json["store"] == false)
      #expect(try await caller.send("", to: "\(Self.path)/\(id)", method: "GET").response.status == 404)
    }
  }

  @Test(arguments: [
    (#"{"input":7}"#, "input", "invalid_type"), (#"{}"#, "input", "missing_required_parameter"),
    (#"{"input":[{"role":"king","content":"x"}]}"#, "input[0].role", "invalid_value"),
    (#"{"input":[{"role":"user"}]}"#, "input[0].content", "missing_required_parameter"),
    (
      #"{"input":[{"role":"user","content":[{"type":"text","text":"x"}]}]}"#, "input[0].content[0].type",
      "invalid_value"
    ),
    (#"{"input":"x","messages":[]}"#, "messages", "unknown_parameter"),
    (#"{"input":"x","background":true}"#, "background", "unsupported_parameter"),
    (#"{"input":"x","text":{"format":{"type":"xml"}}}"#, "text.format.type", "invalid_value"),
  ])
  func `What is no turn is refused with the place`(body: String, param: String, code: String) async throws {
    let answer = try await Caller(simulator).ask(body, to: Self.path)
    #expect(answer.response.status == 400)
    #expect(answer.failure?.param == param && answer.failure?.code == code)
  }

  @Test func `A model that embeds does not respond`() async throws {
    let answer = try await Caller(simulator).ask(
      #"{"model":"text-embedding-3-small","input":"x"}"#, to: Self.path)
    #expect(answer.response.status == 400 && answer.failure?.code == "unsupported_model")
  }
}
