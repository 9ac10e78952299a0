import OpenAI
import Testing

@Suite struct HashedEmbedderTests {
  private let embedder = HashedEmbedder()

  private func cosine(_ first: String, _ second: String) -> Float {
    embedder.embed(first).cosine(embedder.embed(second))
  }

  @Test func `Vectors have length one, and the same text has the same one`() {
    for text in ["a", "How do I reset my password?", "你好，世界", "Привет!", "42", "a\u{301}"] {
      let vector = embedder.embed(text)
      #expect(vector.count == embedder.dimensions)
      #expect(abs(vector.reduce(0) { $0 + $1 * $1 } - 1) < 1e-5, "\(text)")
      #expect(vector == HashedEmbedder().embed(text))
    }
    for text in ["", " \n", "?!", "😀"] { #expect(embedder.embed(text).allSatisfy { $0 == 0 }, "\(text)") }
  }

  @Test func `Case, punctuation and function words count little`() {
    #expect(cosine("How do I reset my password?", "how do i RESET my password") > 0.999)
    #expect(cosine("How do I reset my password?", "How can we reset a password?") > 0.8)
    #expect(cosine("How do I reset my password?", "Resetting passwords: how?") > 0.3)
  }

  // Six wordings of a thing and six unrelated texts: every wording is nearer than anything unrelated.
  @Test func `Texts with common words are nearer than texts without`() {
    let wordings = [
      ("How do I reset my password?", "I want to reset the password of my account"),
      ("What is the capital of France?", "Name the capital city of France"),
      ("Convert 5 miles to kilometers", "How many kilometers are 5 miles?"),
      ("Summarize this article in one sentence", "Give me a one sentence summary of the article"),
      ("Was ist die Hauptstadt von Frankreich?", "Nenne die Hauptstadt Frankreichs"),
      ("今天天气怎么样", "今天的天气好吗"),
    ]
    let near = wordings.map { cosine($0, $1) }.min() ?? 0
    var far: Float = -1
    for (index, first) in wordings.enumerated() {
      for second in wordings[(index + 1)...] { far = max(far, cosine(first.0, second.1)) }
    }
    #expect(near > 0.35 && far < 0.25, "\(near) \(far)")
  }
}
