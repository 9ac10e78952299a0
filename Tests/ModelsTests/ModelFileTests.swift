import Foundation
import OpenAI
import Testing

@testable import Models

@Suite struct ModelFileTests {
  private let folder = TemporaryFolder()

  // Every byte, and a few merges: "ab" before "abc" before "bc".
  private static let strings =
    (0...255).map { [UInt8($0)] } + ["ab", "abc", "bc", "cab"].map { Array($0.utf8) }

  private func ranks() -> [UInt8] {
    var file = ModelFileWriter(.ranks, sourceDigest: [UInt8](repeating: 7, count: 32))
    RankTable.write(Self.strings, to: &file)
    return file.bytes()
  }

  @Test func `What was written is read again`() throws {
    let path = try folder.write(ranks(), to: "a.model")
    let file = try ModelFile(path: path, kind: .ranks)
    #expect(file.isIntact)
    #expect(file.sourceDigest == [UInt8](repeating: 7, count: 32))
    let table = try RankTable(file)
    for (rank, string) in Self.strings.enumerated() {
      #expect(table.withLookup { table in string.withUnsafeBytes { table.rank(of: $0) } } == UInt32(rank))
    }
    for string in ["", "ba", "abcd", "\u{e9}"] {
      let bytes = Array(string.utf8)
      #expect(table.withLookup { table in bytes.withUnsafeBytes { table.rank(of: $0) } } == nil)
    }
  }

  @Test func `Bytes are merged by rank, and the leftmost pair first`() throws {
    let tokenizer = try BytePairEncoding(.o200k, path: folder.write(ranks(), to: "a.model"))
    let a = 97, b = 98, c = 99
    #expect(tokenizer.tokens(of: "abc") == [257])
    #expect(tokenizer.tokens(of: "abcab") == [257, 256])
    #expect(tokenizer.tokens(of: "bcab") == [258, 256])
    #expect(tokenizer.tokens(of: "cba") == [c, b, a])
    #expect(tokenizer.tokens(of: "cabb") == [259, b])
    #expect(tokenizer.count("ab ab") == 3)
  }

  @Test func `A character of several tokens comes with the last of them`() throws {
    let tokenizer = try BytePairEncoding(.o200k, path: folder.write(ranks(), to: "a.model"))
    #expect(tokenizer.pieces(of: "ab é€") == ["ab", " ", "", "é", "", "", "€"])
    #expect(tokenizer.count("ab é€") == 7)
  }

  @Test func `A file that is missing, empty, foreign or truncated is refused with its path`() throws {
    let whole = ranks()
    for length in [0, 1, 8, 50, 95, 96, 120, 200, whole.count - 1] {
      let path = try folder.write(Array(whole[..<length]), to: "short.model")
      let error = #expect(throws: ModelError.self) { try BytePairEncoding(.cl100k, path: path) }
      #expect(error?.message.contains(path) == true && error?.kind == .data, "\(length) bytes")
    }
    let foreign = try folder.write(Array("%PDF-1.7".utf8) + whole, to: "foreign.model")
    #expect(throws: ModelError.self) { try BytePairEncoding(.cl100k, path: foreign) }
    #expect(throws: ModelError.self) { try WordLlama(path: folder.write(whole, to: "ranks.model")) }
    let missing = #expect(throws: ModelError.self) { try WordLlama(path: folder.path + "/none") }
    #expect(missing?.kind == .unknown)
    #expect(throws: ModelError.self) { try WordLlama(path: folder.path) }
  }

  @Test func `A damaged file is found by its checksum, and used without harm`() throws {
    let whole = ranks()
    let text = "abc cab bcab ÿ abc"
    for index in Array(24..<160) + stride(from: 160, to: whole.count, by: 23) {
      var damaged = whole
      damaged[index] = ~damaged[index]
      let path = try folder.write(damaged, to: "damaged.model")
      if let tokenizer = try? BytePairEncoding(.o200k, path: path) {
        #expect(tokenizer.pieces(of: text).joined() == text)
        #expect(tokenizer.tokens(of: text).count <= text.utf8.count)
      }
      if index >= 56 { #expect((try? ModelFile(path: path, kind: .ranks))?.isIntact != true) }
    }
  }

  @Test func `Vectors whose rows lie outside of the table do no harm`() throws {
    var file = ModelFileWriter(.wordVectors, sourceDigest: [UInt8](repeating: 0, count: 32))
    RankTable.write([Array("\u{2581}".utf8), Array("a".utf8)], to: &file)
    file.add([UInt32.max, 3])
    file.add([UInt8](repeating: 0x3c, count: 259 * 8 * 2))
    file.add([8 as UInt32])
    let embedder = try WordLlama(path: folder.write(file.bytes(), to: "vectors.model"))
    #expect(embedder.tokens(of: "ab") == [258, 3, 3 + 98])
    #expect(embedder.dimensions == 8)
    #expect(embedder.embed("").allSatisfy { $0 == 0 })
    let length = embedder.embed("a b").reduce(0) { $0 + $1 * $1 }
    #expect(abs(length - 1) < 1e-6)
  }
}
