import Foundation
import HTTPTransport
import LabTime
import OpenAI
import Simulators
import Testing

@Suite struct OpenAIAnswerTests {
  private let simulator = OpenAISimulator(latency: .none)

  private func texts(
    _ caller: Caller, _ bodies: [String]
  ) async throws -> [String] {
    try await caller.clock.run {
      var texts: [String] = []
      for body in bodies {
        texts.append(try await caller.send(body).completion?.choices.first?.content ?? "")
      }
      return texts
    }
  }

  @Test func `The same seed gives the same answers, another seed others`() async throws {
    let bodies = Array(repeating: Caller.body(), count: 6)
    let first = try await texts(Caller(simulator), bodies)
    #expect(try await texts(Caller(simulator), bodies) == first)
    #expect(try await texts(Caller(simulator, seed: 2), bodies) != first)
    #expect(Set(first).count == 6)
  }

  @Test func `An answer does not depend on what else was asked before`() async throws {
    let alone = try await texts(Caller(simulator), [Caller.body(), Caller.body()])
    let other = Caller.body(messages: Caller.asking("Where is the station?"))
    let mixed = try await texts(Caller(simulator), [other, Caller.body(), other, Caller.body()])
    #expect([mixed[1], mixed[3]] == alone)
  }

  @Test func `A seed or a temperature of zero asks for the same answer each time`() async throws {
    for members: JSONObject in [["seed": 7], ["temperature": 0]] {
      let answers = try await texts(Caller(simulator), [Caller.body(members), Caller.body(members)])
      #expect(answers[0] == answers[1])
    }
  }

  @Test func `The labs' prompt has totals between 50 and 84 that vary`() async throws {
    let caller = Caller(simulator)
    let usages = try await caller.clock.run {
      var usages: [Usage] = []
      for _ in 0..<400 {
        if let usage = try await caller.send(Caller.body()).completion?.usage { usages.append(usage) }
      }
      return usages
    }
    #expect(usages.count == 400)
    #expect(usages.allSatisfy { $0.promptTokens == 30 && (20...54).contains($0.completionTokens) })
    #expect(usages.allSatisfy { $0.totalTokens == $0.promptTokens + $0.completionTokens })
    #expect(Set(usages.map(\.totalTokens)).count > 15)
    // Ten answers run over 500 tokens, as in the labs' own charts.
    #expect(usages.prefix(10).reduce(0) { $0 + $1.totalTokens } > 500)
  }

  @Test func `Counting is exact, streamed or not`() async throws {
    let expected = (1...100).map(String.init).joined(separator: ", ")
    let question = Caller.asking(
      "Count to 100, with a comma between each number and no newlines. E.g., 1, 2, 3, ...")
    let caller = Caller(simulator)
    #expect(try await texts(caller, [Caller.body(messages: question)]) == [expected])
    let streamed = try await caller.ask(Caller.body(["stream": true], messages: question))
    #expect(streamed.streamedText == expected)
  }

  @Test(arguments: [
    ("Count from 3 to 5, one per line.", "3\n4\n5"), ("count to 3", "1, 2, 3"), ("Say hello", "Hello."),
    ("Say \"this is a test!\"", "This is a test!"),
  ])
  func `Simple orders are followed to the letter`(question: String, expected: String) async throws {
    #expect(
      try await texts(Caller(simulator), [Caller.body(messages: Caller.asking(question))]) == [expected])
  }

  @Test(arguments: ["Count to 99999999999999999999", "Count to -3", "Count from 5 to 2", "Count", "say ", ""])
  func `Impossible orders are answered with words`(question: String) async throws {
    let answers = try await texts(Caller(simulator), [Caller.body(messages: Caller.asking(question))])
    #expect(answers[0].count > 20)
  }

  @Test func `A stream has one delta per token of its usage`() async throws {
    let members: JSONObject = ["stream": true, "stream_options": ["include_usage": true]]
    let answer = try await Caller(simulator).ask(Caller.body(members))
    let deltas = answer.chunks.flatMap(\.choices).filter { $0.role == nil && $0.content != nil }
    #expect(answer.chunks.last?.usage?.completionTokens == deltas.count)
    #expect(answer.chunks.dropLast().allSatisfy { $0.usage == nil })
    #expect(EstimatingTokenizer().count(answer.streamedText) == deltas.count)
  }

  @Test(arguments: ["max_tokens", "max_completion_tokens"])
  func `An answer ends at the most tokens it may have`(member: String) async throws {
    let answer = try await Caller(simulator).ask(Caller.body([member: 7]))
    #expect(answer.completion?.usage?.completionTokens == 7)
    #expect(answer.completion?.choices.first?.finishReason == .length)
  }

  @Test func `An answer ends before a stop sequence`() async throws {
    let question = Caller.asking("Count to 20")
    let answer = try await Caller(simulator).ask(Caller.body(["stop": ["15", "9,"]], messages: question))
    #expect(answer.completion?.choices.first?.content == "1, 2, 3, 4, 5, 6, 7, 8, ")
    #expect(answer.completion?.choices.first?.finishReason == .stop)
  }

  @Test func `Several answers differ and are paid for together`() async throws {
    let body = Caller.body(["n": 3])
    let answer = try await Caller(simulator).ask(body)
    let choices = answer.completion?.choices ?? []
    #expect(choices.map(\.index) == [0, 1, 2])
    #expect(Set(choices.compactMap(\.content)).count == 3)
    let tokens = choices.reduce(0) { $0 + EstimatingTokenizer().count($1.content ?? "") }
    #expect(answer.completion?.usage?.completionTokens == tokens)
    let streamed = try await Caller(simulator).ask(Caller.body(["n": 3, "stream": true]))
    for index in 0..<3 {
      let text = streamed.chunks.flatMap(\.choices).filter { $0.index == index }.compactMap(\.content)
        .joined()
      #expect(text == choices[index].content)
    }
  }

  @Test func `An answer takes up the question's words and language`() async throws {
    let english = Caller.body(["n": 9], messages: Caller.asking("What should I know about volcanoes?"))
    let german = Caller.body(messages: Caller.asking("Kannst du mir bitte etwas über Vulkane sagen?"))
    let caller = Caller(simulator)
    let choices = try await caller.ask(english).completion?.choices ?? []
    #expect(choices.contains { $0.content?.contains("olcanoes") == true })
    let answer = try await texts(caller, [german])[0]
    let openings = ["Gern.", "Gute Frage.", "Das kommt darauf an.", "Kurz gesagt:", "Natürlich."]
    #expect(openings.contains { answer.hasPrefix($0) })
  }

  // The windows of OpenAI's model pages; the messages are those that clients report of the service.
  @Test func `A conversation longer than the model's window is refused`() async throws {
    let long = Caller.asking(String(repeating: "word ", count: 130_000))
    let chat = try await Caller().ask(Caller.body(messages: long))
    #expect(chat.response.status == 400 && chat.failure?.code == "context_length_exceeded")
    let start = "This model's maximum context length is 128000 tokens. However, your messages resulted in 130"
    #expect(chat.failure?.message.hasPrefix(start) == true && chat.failure?.param == "messages")
    let response: JSON = ["model": "gpt-4o-mini", "input": long]
    let refusal = try await Caller().ask(response.description, to: "/v1/responses")
    #expect(refusal.response.status == 400 && refusal.failure?.code == "context_length_exceeded")
    #expect(refusal.failure?.param == "input")
  }

  @Test(arguments: ["max_tokens", "max_completion_tokens"])
  func `More tokens than the model writes cannot be asked for`(member: String) async throws {
    #expect(try await Caller().ask(Caller.body([member: 16_384])).response.status == 200)
    let answer = try await Caller().ask(Caller.body([member: 16_385]))
    #expect(answer.response.status == 400 && answer.failure?.param == member)
    #expect(
      answer.failure?.message
        == "\(member) is too large: 16385. This model supports at most 16384 completion tokens, whereas you "
        + "provided 16385.")
  }

  // The shape is that of OpenAI's reference.
  @Test(arguments: [Caller.azureChat, Caller.openAIChat])
  func `Likelihoods are told of every token, streamed or not`(path: String) async throws {
    var members: JSONObject = ["model": "gpt-4o-mini", "logprobs": true, "top_logprobs": 3]
    let plain = try await Caller().ask(Caller.body(members), to: path)
    let choice = try #require(plain.completion?.choices.first)
    let tokens = try #require(choice.logprobs?["content"]?.array)
    #expect(tokens.compactMap { $0["token"]?.string }.joined() == choice.content)
    #expect(tokens.count == plain.completion?.usage?.completionTokens)
    for token in tokens {
      let top = token["top_logprobs"]?.array ?? []
      #expect(top.count == 3 && top.first?["token"] == token["token"])
      let sorted = top.compactMap { $0["logprob"]?.double }
      #expect(sorted == sorted.sorted(by: >) && sorted.map(Foundation.exp).reduce(0, +) <= 1)
      let bytes = token["bytes"]?.array?.compactMap(\.int).map { UInt8(clamping: $0) } ?? []
      #expect(String(decoding: bytes, as: UTF8.self) == token["token"]?.string)
    }
    members["stream"] = true
    let stream = try await Caller().ask(Caller.body(members), to: path)
    let streamed = stream.chunks.flatMap(\.choices).compactMap { $0.logprobs?["content"]?.array }
    #expect(streamed.flatMap { $0 } == tokens)
  }

  @Test func `Without being asked for, likelihoods are not told`() async throws {
    #expect(try await Caller().ask(Caller.body()).completion?.choices.first?.logprobs == nil)
    let answer = try await Caller().ask(Caller.body(["top_logprobs": 2]))
    #expect(answer.response.status == 400 && answer.failure?.param == "top_logprobs")
  }

  @Test func `Audio is not promised`() async throws {
    let answer = try await Caller().ask(Caller.body(["modalities": ["text", "audio"]]))
    #expect(answer.response.status == 400 && answer.failure?.param == "modalities")
    #expect(try await Caller().ask(Caller.body(["modalities": ["text"]])).response.status == 200)
  }

  @Test func `JSON is written when JSON is asked for`() async throws {
    let schema: JSON = [
      "type": "object",
      "properties": [
        "city": ["type": "string"], "size": ["type": "integer"], "kind": ["enum": ["a", "b"]],
        "tags": ["type": "array", "items": ["type": "boolean"]],
      ],
    ]
    let format: JSON = ["type": "json_schema", "json_schema": ["name": "place", "schema": schema]]
    let answer = try await texts(Caller(simulator), [Caller.body(["response_format": format])])[0]
    let json = try JSON(parsing: answer)
    #expect(json.object?.members.map(\.name) == ["city", "size", "kind", "tags"])
    #expect(json["size"]?.int != nil && ["a", "b"].contains(json["kind"]?.string))
    #expect(json["tags"]?[0]?.bool != nil)
    let free = try await texts(
      Caller(simulator),
      [
        Caller.body(
          ["response_format": ["type": "json_object"]], messages: Caller.asking("The time, as JSON"))
      ])[0]
    #expect(try JSON(parsing: free)["answer"]?.string?.isEmpty == false)
  }
}
