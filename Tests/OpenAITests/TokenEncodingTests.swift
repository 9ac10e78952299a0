import OpenAI
import Testing

@Suite struct TokenEncodingTests {
  // As tiktoken's `encoding_name_for_model` answers.
  @Test(arguments: [
    ("gpt-4o", TokenEncoding.o200k), ("gpt-4o-mini-2024-07-18", .o200k), ("gpt-4.1-nano", .o200k),
    ("gpt-4.5-preview", .o200k), ("gpt-5", .o200k), ("gpt-5-mini", .o200k), ("o1", .o200k),
    ("o3-mini", .o200k), ("o4-mini", .o200k), ("chatgpt-4o-latest", .o200k), ("ft:gpt-4o:me", .o200k),
    ("gpt-4", .cl100k), ("gpt-4-0613", .cl100k), ("gpt-4-1106-preview", .cl100k), ("gpt-4-32k", .cl100k),
    ("gpt-3.5-turbo", .cl100k), ("gpt-35-turbo-instruct", .cl100k), ("ft:gpt-4:me", .cl100k),
    ("ft:gpt-3.5-turbo:me", .cl100k), ("text-embedding-3-small", .cl100k),
    ("text-embedding-ada-002", .cl100k), ("davinci-002", .cl100k),
  ])
  func `A model has its encoding`(model: String, encoding: TokenEncoding) {
    #expect(TokenEncoding(model: model) == encoding)
  }

  @Test func `A name that says nothing has the newer one`() {
    #expect(TokenEncoding(model: "") == .o200k)
    #expect(TokenEncoding(model: "DeepSeek-R1") == .o200k)
  }
}
