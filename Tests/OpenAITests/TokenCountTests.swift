import OpenAI
import Testing

@Suite struct TokenCountTests {
  // Counts words, so that what the framing adds can be told from the text.
  private struct Words: Tokenizer {
    func pieces(of text: String) -> [String] {
      text.split(separator: " ").map(String.init)
    }
  }

  private func count(_ body: String) throws -> Int {
    TokenCount.prompt(of: try JSON(parsing: body), with: Words())
  }

  @Test func `A prompt measured on Azure has the 30 tokens that Azure reports`() throws {
    let body = try JSON(
      parsing: #"{"messages":[{"role":"system","content":"You are a sarcastic, unhelpful assistant."},"#
        + #"{"role":"user","content":"Can you tell me the time, please?"}]}"#)
    #expect(TokenCount.prompt(of: body, with: EstimatingTokenizer()) == 30)
  }

  @Test func `A chat message costs three tokens, its role and text, and a name one more`() throws {
    #expect(try count(#"{"messages":[{"role":"user","content":"one two"}]}"#) == 3 + 3 + 1 + 2)
    #expect(
      try count(#"{"messages":[{"role":"user","name":"ann","content":"one two"}]}"#) == 3 + 3 + 1 + 2 + 1 + 1)
  }

  @Test func `An image costs 1200 tokens, whatever its URL`() throws {
    let body =
      #"{"messages":[{"role":"user","content":[{"type":"text","text":"one two"},"#
      + #"{"type":"image_url","image_url":{"url":"data:image/png;base64,AAAA"}}]}]}"#
    #expect(try count(body) == 3 + 3 + 1 + 2 + 1200)
  }

  @Test func `Prompts and inputs count their texts`() throws {
    #expect(try count(#"{"prompt":"one two three"}"#) == 3)
    #expect(try count(#"{"prompt":["one two","three"]}"#) == 3)
    #expect(try count(#"{"prompt":[5,6,7,8]}"#) == 4)
    #expect(try count(#"{"input":["one two","three"]}"#) == 3)
    #expect(try count(#"{"input":"one","instructions":"two three"}"#) == 1 + 3 + 2)
    #expect(
      try count(#"{"input":[{"role":"user","content":[{"type":"input_text","text":"one two"}]}]}"#)
        == 3 + 3 + 1 + 2)
  }

  @Test(arguments: ["7", #"{"messages":7}"#, #"{"messages":[7,null]}"#, #"{"prompt":{}}"#, "[]"])
  func `A body of unexpected shape counts its framing at most`(body: String) throws {
    #expect(try count(body) <= 9)
  }
}
