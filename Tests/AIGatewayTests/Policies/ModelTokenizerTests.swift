import AIGateway
import HTTPTransport
import LabTime
import OpenAI
import Testing

/// Which tokenizer a token limit counts with.
@Suite struct ModelTokenizerTests {
  // Every text is as many tokens as the test says.
  private struct Fixed: Tokenizer {
    let tokens: Int

    func pieces(of text: String) -> [String] {
      [text] + [String](repeating: "", count: tokens - 1)
    }
  }

  private let models = LocalModels(tokenizers: [.cl100k: Fixed(tokens: 100), .o200k: Fixed(tokens: 200)])

  // What is left of 1,000 tokens after a request whose answer reports no usage.
  private func left(after body: String, path: String = "/api/chat/completions") async throws -> String? {
    let clock = VirtualClock(startingAt: Instant(year: 2026, month: 3, day: 4))
    let policy = """
      <policies><inbound><base />
        <llm-token-limit counter-key="k" tokens-per-minute="1000" estimate-prompt-tokens="true"
          remaining-tokens-header-name="X-Left" />
      </inbound></policies>
      """
    let gateway = try Gateway(
      Service {
        API(
          "api", .passthrough, path: "api", serviceURL: "http://backend.test", subscriptionRequired: false,
          policy: .text(policy, name: "policy.xml"))
      }, folder: "/",
      environment: GatewayEnvironment(
        clock: clock, random: RandomSource(seed: 1), network: Trial.Backend(json: "{}"), models: models))
    let request = Request("POST", try #require(RequestURL("http://gateway.test\(path)")), body: .text(body))
    return try await clock.run { try await gateway.respond(to: request).headers["X-Left"] }
  }

  // Three for the message, three for the answer, and the texts: the role and the content.
  @Test(arguments: [("gpt-4", "794"), ("gpt-35-turbo", "794"), ("gpt-4o-mini", "594"), ("unheard-of", "594")])
  func `The body's model decides`(model: String, expected: String) async throws {
    let body = #"{"model":"\#(model)","messages":[{"role":"user","content":"Hello"}]}"#
    #expect(try await left(after: body) == expected)
  }

  @Test func `The deployment decides where the body names no model`() async throws {
    let body = #"{"messages":[{"role":"user","content":"Hello"}]}"#
    #expect(try await left(after: body, path: "/api/deployments/gpt-4/chat/completions") == "794")
    #expect(try await left(after: body, path: "/api/deployments/gpt-4o/chat/completions") == "594")
    #expect(try await left(after: body, path: "/api/deployments") == "594")
  }
}
