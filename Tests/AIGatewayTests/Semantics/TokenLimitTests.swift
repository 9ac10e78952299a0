import HTTPTransport
import Testing

/// What a token limit counts before the model is asked.
@Suite struct TokenLimitTests {
  private static let body = #"""
    {"stream": true, "messages": [{"role": "user", "content": [
      {"type": "image_url", "image_url": {"url": "https://pictures.test/cat.png"}}]}]}
    """#

  // 1200 for the image, and some for the message around it.
  @Test(arguments: [(1200, 429), (1300, 200)])
  func `A streamed request is estimated, and an image in it counts as 1200 tokens`(
    limit: Int, status: Int
  ) async throws {
    let trial = try Trial(
      inbound: """
        <base />
        <llm-token-limit counter-key="k" tokens-per-minute="\(limit)" estimate-prompt-tokens="false" />
        """)
    #expect(try await trial.send("POST", body: Self.body).status == status)
    #expect(trial.backend.requests.count == (status == 200 ? 1 : 0))
  }
}
