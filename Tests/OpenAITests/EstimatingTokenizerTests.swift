import OpenAI
import Testing

@Suite struct EstimatingTokenizerTests {
  private let tokenizer = EstimatingTokenizer()

  @Test func `Pieces join to the text and are as many as the count`() {
    var random = RandomJSON(seed: 3)
    let texts =
      (0..<500).map { _ in random.value().description } + [
        "", " ", "\n\n", "a", "  a  b\n", "don't", "它是12345", "Ünïcödé Straße", "Привет, мир!", "a\u{301}e",
        "👩‍👩‍👧", "unhelpful", "un", "UN", "x".padding(40), "internationalization", "\u{7f}\0", "'", "it's'",
      ]
    for text in texts {
      let pieces = tokenizer.pieces(of: text)
      #expect(pieces.joined() == text)
      #expect(pieces.count == tokenizer.count(text))
      #expect(!pieces.contains(""))
    }
  }

  @Test func `Blanks go with the word after them and digits by threes`() {
    #expect(
      tokenizer.pieces(of: "Count to 12345, ok?") == ["Count", " to", " ", "123", "45", ",", " ok", "?"])
    #expect(tokenizer.pieces(of: "a  b") == ["a", " ", " b"])
    #expect(tokenizer.pieces(of: "We don't know.") == ["We", " don't", " know", "."])
  }

  // Counted with o200k_base; the texts are this test's own.
  @Test(arguments: [
    ("The gateway keeps a counter for every key and refuses a request when the counter is full.", 18),
    ("If the answer has not arrived after ten seconds, the client gives up and tries another region.", 19),
    ("Simple rules, written down once, save more time than clever ones that nobody remembers.", 17),
  ])
  func `English prose is within a tenth of the real count`(text: String, expected: Int) {
    let count = tokenizer.count(text)
    #expect(abs(count - expected) * 10 <= expected, "\(count)")
  }
}

extension String {
  fileprivate func padding(_ count: Int) -> String {
    String(repeating: self, count: count)
  }
}
