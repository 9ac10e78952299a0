import OpenAI
import Testing

@testable import Models

/// A text of `Corpus/token-counts.jsonl`, and how tiktoken and its patterns cut it.
private struct CountedText {
  struct Cut {
    let tokenCount: Int
    let tokenChecksum: Int
    let pieceChecksum: Int
  }

  let text: String
  let cuts: [TokenEncoding: Cut]

  static func all() throws -> [CountedText] {
    try PulledModels.corpus("token-counts.jsonl").split(separator: "\n").map { line in
      let row = try JSON(parsing: String(line))
      let fields = try #require(row.array)
      let numbers = fields.dropFirst().compactMap(\.int)
      try #require(numbers.count == 6)
      return CountedText(
        text: try #require(fields.first?.string),
        cuts: [
          .cl100k: Cut(tokenCount: numbers[0], tokenChecksum: numbers[1], pieceChecksum: numbers[2]),
          .o200k: Cut(tokenCount: numbers[3], tokenChecksum: numbers[4], pieceChecksum: numbers[5]),
        ])
    }
  }
}

/// The checksum that the corpus is made with.
private func checksum(_ numbers: some Sequence<Int>) -> Int {
  numbers.reduce(0) { ($0 * 31 + $1) % (1 << 32) }
}

@Suite struct BytePairEncodingTests {
  @Test(arguments: TokenEncoding.allCases)
  func `A thousand texts are cut into the pieces of tiktoken's pattern`(encoding: TokenEncoding) throws {
    let texts = try CountedText.all()
    #expect(texts.count == 1000)
    for counted in texts {
      let bytes = Array(counted.text.utf8)
      let pieces = bytes.withUnsafeBytes { bytes in
        var scanner = PieceScanner(bytes, encoding)
        var pieces: [Range<Int>] = []
        while let piece = scanner.next() { pieces.append(piece) }
        return pieces
      }
      #expect(checksum(pieces.map(\.count)) == counted.cuts[encoding]?.pieceChecksum, "\(counted.text)")
    }
  }

  @Test(
    .enabled(if: PulledModels.hasRanks, "Tests/ModelsTests/pull gets the ranks"),
    arguments: TokenEncoding.allCases)
  func `Tokens lead back to their text, and a number that is none to nothing`(encoding: TokenEncoding) throws
  {
    let tokenizer = try BytePairEncoding(
      encoding, path: "\(PulledModels.store.folder)/\(encoding.rawValue).model")
    for counted in try CountedText.all().prefix(200) {
      #expect(tokenizer.text(of: tokenizer.tokens(of: counted.text)) == counted.text)
    }
    for number in [-1, 1 << 40, Int.max] { #expect(tokenizer.text(of: [0, number]) == nil) }
  }

  @Test(
    .enabled(if: PulledModels.hasRanks, "Tests/ModelsTests/pull gets the ranks"),
    arguments: TokenEncoding.allCases)
  func `A thousand texts have tiktoken's tokens`(encoding: TokenEncoding) throws {
    let path = "\(PulledModels.store.folder)/\(encoding.rawValue).model"
    let tokenizer = try BytePairEncoding(encoding, path: path)
    for counted in try CountedText.all() {
      let cut = try #require(counted.cuts[encoding])
      #expect(tokenizer.count(counted.text) == cut.tokenCount, "\(counted.text)")
      #expect(checksum(tokenizer.tokens(of: counted.text)) == cut.tokenChecksum, "\(counted.text)")
      let pieces = tokenizer.pieces(of: counted.text)
      #expect(pieces.count == cut.tokenCount && pieces.joined() == counted.text, "\(counted.text)")
    }
  }

  @Test(.enabled(if: PulledModels.hasRanks, "Tests/ModelsTests/pull gets the ranks"))
  func `A chat prompt has its texts' tokens and the framing that OpenAI documents`() throws {
    let models = PulledModels.store.localModels { Issue.record("\($0)") }
    let body: JSON = [
      "messages": [
        ["role": "system", "content": "You are a sarcastic, unhelpful assistant."],
        ["role": "user", "content": "Can you tell me the time, please?"],
      ]
    ]
    // tiktoken: 11 and 9 for the contents, 1 for each role; 3 for each message and 3 for the answer's beginning.
    let count = TokenCount.prompt(of: body, with: models.tokenizer(for: "gpt-4o-mini"))
    #expect(count == 11 + 9 + 2 + 2 * 3 + 3)
    #expect(models.label.hasPrefix("o200k_base, cl100k_base, "))
  }

  @Test(.enabled(if: PulledModels.hasRanks, "Tests/ModelsTests/pull gets the ranks"))
  func `A long piece without blanks does not take a time that grows with its square`() throws {
    let path = "\(PulledModels.store.folder)/\(TokenEncoding.o200k.rawValue).model"
    let tokenizer = try BytePairEncoding(.o200k, path: path)
    // With a square it would be minutes.
    let text = String(repeating: "ab", count: 50_000)
    #expect(tokenizer.pieces(of: text).joined() == text)
  }
}
