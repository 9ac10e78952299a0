import OpenAI
import Testing

@testable import Models

/// Against what WordLlama's own Python code has answered, in `Corpus/embeddings.json`.
@Suite(.enabled(if: PulledModels.hasWordLlama, "Tests/ModelsTests/pull gets the vectors"))
struct WordLlamaTests {
  private let embedder: WordLlama

  init() throws {
    embedder = try WordLlama(path: "\(PulledModels.store.folder)/wordllama.model")
  }

  @Test func `Texts have the tokens and, to four decimals, the vectors of the reference`() throws {
    let corpus = try JSON(parsing: PulledModels.corpus("embeddings.json"))
    let rows = try #require(corpus.array)
    #expect(rows.count > 10)
    for row in rows {
      let text = try #require(row["text"]?.string)
      #expect(embedder.tokens(of: text) == row["tokens"]?.array?.compactMap(\.int), "\(text)")
      let expected = row["vector"]?.array?.compactMap(\.double) ?? []
      let vector = embedder.embed(text)
      #expect(vector.count == 256 && expected.count == 256)
      for (actual, expected) in zip(vector, expected) {
        #expect(abs(Double(actual) - expected) < 0.00005, "\(text)")
      }
    }
  }

  // The cosines of the Python package.
  @Test func `Another wording is near, another subject is far`() {
    let question = embedder.embed("How do I reset my password?")
    let wording = embedder.embed("I forgot my password; how can I get a new one?")
    let other = embedder.embed("Tell me a joke about penguins.")
    #expect(question.cosine(wording) > 0.6)
    #expect(question.cosine(other) < 0.2)
    #expect(embedder.name == "wordllama-256")
  }
}
