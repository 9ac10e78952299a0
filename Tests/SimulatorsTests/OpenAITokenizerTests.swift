import HTTPTransport
import LabTime
import OpenAI
import Simulators
import Testing

/// Which tokenizer an endpoint counts with.
@Suite struct OpenAITokenizerTests {
  private struct Letters: Tokenizer {
    func pieces(of text: String) -> [String] { text.map(String.init) }
  }

  private func usage(of deployment: Deployment) async throws -> (Usage?, text: String) {
    let clock = VirtualClock(startingAt: Instant(seconds: 1_743_500_000))
    let simulator = OpenAISimulator(deployments: [deployment], latency: .none)
    let endpoint = simulator.start(
      clock: clock, random: RandomSource(seed: 1), models: LocalModels(tokenizers: [.cl100k: Letters()]))
    let url = try #require(
      RequestURL(
        "http://model.test/openai/deployments/\(deployment.name)/chat/completions?api-version=2024-10-21"))
    let request = Request(
      "POST", url, headers: ["api-key": "any"],
      body: .text(#"{"messages":[{"role":"user","content":"Hello there"}],"max_tokens":9}"#))
    return try await clock.run {
      let body = try await endpoint.respond(to: request).body.gathered()
      let text = try JSON(parsing: body)["choices"]?.array?.first?["message"]?["content"]?.string
      return (Usage.find(in: body), text ?? "")
    }
  }

  @Test func `The deployment's model decides, whatever the deployment is called`() async throws {
    let (exact, text) = try await usage(of: Deployment("gpt-4o", model: Model(named: "gpt-4")))
    #expect(exact?.promptTokens == 3 + 3 + 4 + 11)
    #expect(exact?.completionTokens == 9 && text.count == 9)
    let (estimated, other) = try await usage(of: Deployment("gpt-4", model: Model(named: "gpt-4o")))
    #expect(estimated?.promptTokens == 3 + 3 + 1 + 2)
    #expect(other.count > 9)
  }
}
