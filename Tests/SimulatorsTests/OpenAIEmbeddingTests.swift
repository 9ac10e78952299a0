import Foundation
import HTTPTransport
import LabTime
import OpenAI
import Simulators
import Testing

@Suite struct OpenAIEmbeddingTests {
  private let simulator = OpenAISimulator(
    deployments: [
      "text-embedding-3-small", "text-embedding-3-large", "text-embedding-ada-002", "gpt-4o-mini",
      Deployment("small", model: Model(named: "text-embedding-3-small"), tokensPerMinute: 10),
    ], latency: .none)

  private func ask(
    _ body: JSON, model: String = "text-embedding-3-small", to path: String = "/v1/embeddings"
  ) async throws -> Caller.Answer {
    var object = body.object ?? JSONObject()
    object["model"] = .string(model)
    return try await Caller(simulator).ask(JSON.object(object).description, to: path)
  }

  private func vectors(_ answer: Caller.Answer) throws -> [[Double]] {
    try #require(try JSON(parsing: answer.body)["data"]?.array).map {
      try #require($0["embedding"]?.array).compactMap(\.double)
    }
  }

  private func cosine(_ one: [Double], _ other: [Double]) -> Double {
    zip(one, other).reduce(0) { $0 + $1.0 * $1.1 }
  }

  @Test(arguments: [
    ("text-embedding-3-small", 1536), ("text-embedding-3-large", 3072), ("text-embedding-ada-002", 1536),
  ])
  func `A vector has the model's size and length 1`(model: String, size: Int) async throws {
    let answer = try await ask(["input": "The river runs to the sea."], model: model)
    #expect(answer.response.status == 200)
    let vector = try #require(try vectors(answer).first)
    #expect(vector.count == size)
    #expect(abs(cosine(vector, vector) - 1) < 1e-4)
    let json = try JSON(parsing: answer.body)
    #expect(json["object"] == "list" && json["model"]?.string == model)
    #expect(json["data"]?[0]?["object"] == "embedding" && json["data"]?[0]?["index"] == 0)
  }

  @Test func `Texts with the same words are near, others far, and the same text is the same`() async throws {
    let inputs: JSON = [
      "input": ["reset my password", "my password: reset it", "volcanoes of Iceland", "reset my password"]
    ]
    for model in ["text-embedding-3-small", "text-embedding-3-large"] {
      let found = try vectors(try await ask(inputs, model: model))
      #expect(found.count == 4 && found[0] == found[3])
      #expect(cosine(found[0], found[1]) > 0.7)
      #expect(cosine(found[0], found[2]) < 0.3)
      // As the process' own embedder says it.
      let embedder = HashedEmbedder()
      let expected = embedder.embed("reset my password").cosine(embedder.embed("my password: reset it"))
      #expect(abs(cosine(found[0], found[1]) - Double(expected)) < 1e-3)
    }
  }

  @Test func `Base 64 has the same numbers as little-endian floats`() async throws {
    let plain = try #require(try vectors(try await ask(["input": "same"])).first)
    let answer = try await ask(["input": "same", "encoding_format": "base64"])
    let text = try #require(try JSON(parsing: answer.body)["data"]?[0]?["embedding"]?.string)
    let bytes = Array(try #require(Data(base64Encoded: text)))
    #expect(bytes.count == 1536 * 4)
    let floats = stride(from: 0, to: bytes.count, by: 4).map { start in
      Float(bitPattern: (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[start + $1]) << UInt32(8 * $1) })
    }
    #expect(floats == plain.map { Float($0) })
  }

  @Test func `Fewer dimensions are asked for, and refused where a model cannot`() async throws {
    let short = try #require(try vectors(try await ask(["input": "x y z", "dimensions": 256])).first)
    #expect(short.count == 256 && abs(cosine(short, short) - 1) < 1e-4)
    let ada = try await ask(["input": "x", "dimensions": 256], model: "text-embedding-ada-002")
    #expect(ada.response.status == 400)
    #expect(ada.failure?.message == "This model does not support specifying dimensions.")
    let long = try await ask(["input": "x", "dimensions": 1537])
    #expect(
      long.failure?.message == "Invalid value for 'dimensions' = 1537. Must be less than or equal to 1536.")
  }

  @Test func `Tokens are embedded, one list or several, and the usage counts every input`() async throws {
    let one = try await ask(["input": [15339, 1917]])
    #expect(try vectors(one).count == 1)
    #expect(Usage.find(in: one.body) == Usage(promptTokens: 2, completionTokens: 0))
    let several = try await ask(["input": [[15339, 1917], [1917, 15339], [7]]])
    let found = try vectors(several)
    #expect(found.count == 3 && cosine(found[0], found[1]) > 0.99 && cosine(found[0], found[2]) < 0.5)
    #expect(Usage.find(in: several.body)?.promptTokens == 5)
    let texts = try await ask(["input": ["Hello there", "Hello"]])
    #expect(Usage.find(in: texts.body)?.totalTokens == 3)
  }

  @Test func `A tokenizer that knows the tokens' texts gives the text's own vector`() async throws {
    struct Words: Tokenizer {
      func pieces(of text: String) -> [String] { text.split(separator: " ").map(String.init) }
      func text(of tokens: [Int]) -> String? { tokens == [1, 2] ? "good morning" : nil }
    }
    let clock = VirtualClock(startingAt: Instant(seconds: 1_743_500_000))
    let endpoint = simulator.start(
      clock: clock, random: RandomSource(seed: 1), models: LocalModels(tokenizers: [.cl100k: Words()]))
    let url = try #require(RequestURL("/v1/embeddings"))
    let body = try await clock.run {
      try await endpoint.respond(
        to: Request(
          "POST", url, headers: ["api-key": "k"],
          body: .text(#"{"model":"text-embedding-3-small","input":[[1,2]]}"#))
      ).body.gathered()
    }
    let found = try JSON(parsing: body)["data"]?[0]?["embedding"]?.array?.compactMap(\.double)
    let expected = try vectors(try await ask(["input": "good morning"])).first
    #expect(found == expected)
  }

  @Test(arguments: [
    (#"{}"#, "input"), (#"{"input":7}"#, "input"), (#"{"input":[true]}"#, "input[0]"),
    (#"{"input":[1,"x"]}"#, "input[1]"), (#"{"input":[[1,-2]]}"#, "input[0][1]"),
    (#"{"input":"x","encoding_format":"hex"}"#, "encoding_format"),
    (#"{"input":"x","dimensions":0}"#, "dimensions"), (#"{"input":"x","colour":1}"#, "colour"),
  ])
  func `What is no input is refused with the place`(body: String, param: String) async throws {
    let answer = try await Caller(simulator).ask(
      body, to: "/openai/deployments/text-embedding-3-small/embeddings?api-version=2024-10-21")
    #expect(answer.response.status == 400 && answer.failure?.param == param)
  }

  @Test func `Empty texts, too many inputs and too long ones are refused in OpenAI's words`() async throws {
    let empty = try await ask(["input": ""])
    #expect(empty.failure?.message.hasPrefix("'$.input' is invalid.") == true)
    let many = try await ask(["input": .array(Array(repeating: "x", count: 2049))])
    #expect(many.failure?.code == "array_above_max_length")
    let long = try await ask(["input": .array(Array(repeating: .int(1), count: 8193))])
    #expect(long.failure?.message.hasPrefix("This model's maximum context length is 8192 tokens") == true)
  }

  @Test func `Models that do not embed, and chats with those that do, are refused`() async throws {
    let chat = try await ask(["input": "x"], model: "gpt-4o-mini")
    #expect(chat.response.status == 403)
    let azure = try await ask(
      ["input": "x"], to: "/openai/deployments/gpt-4o-mini/embeddings?api-version=2024-10-21")
    #expect(azure.failure?.message.hasPrefix("The embeddings operation does not work with") == true)
    let wrong = try await Caller(simulator).ask(
      Caller.body(["model": "text-embedding-3-small"]), to: Caller.openAIChat)
    #expect(wrong.failure?.message == "You are not allowed to sample from this model")
    #expect(try await ask(["input": "x"], model: "nobody").failure?.code == "model_not_found")
  }

  @Test func `A deployment's token limit counts the inputs`() async throws {
    let caller = Caller(simulator)
    let statuses = try await caller.clock.run {
      var statuses: [Int] = []
      for _ in 0..<2 {
        let answer = try await caller.send(
          #"{"input":[1,2,3,4,5,6,7,8]}"#, to: "/openai/deployments/small/embeddings?api-version=1")
        statuses.append(answer.response.status)
      }
      return statuses
    }
    #expect(statuses == [200, 429])
  }
}
