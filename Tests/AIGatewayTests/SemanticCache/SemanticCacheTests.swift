import HTTPTransport
import LabTime
import OpenAI
import Testing

@testable import AIGateway

@Suite struct SemanticCacheTests {
  private let start = Instant(year: 2026, month: 3, day: 4)
  private let key = SemanticPartition(
    api: "a", path: "/p", model: nil, varyBy: [], rest: "", embedder: "e", dimensions: 3)

  private func answer(_ text: String = "{}") throws -> SemanticAnswer {
    let body = try JSON(parsing: #"{"messages":[{"role":"user","content":"x"}]}"#)
    let prompt = try #require(SemanticPrompt(body, path: "/chat/completions", ignoresSystem: false))
    return try #require(SemanticAnswer([:], Array(text.utf8), to: prompt))
  }

  private func store(
    _ text: String, _ vector: [Float], in cache: SemanticCache, seconds: Int = 60, answer: String = "{}"
  ) throws {
    cache.store(
      try self.answer(answer), to: [SemanticPrompt.Message(role: "user", text: text)], vector, in: key,
      until: start + .seconds(seconds), at: start)
  }

  private func finds(_ vector: [Float], in cache: SemanticCache) -> Bool {
    cache.find([], vector, in: key, within: 0.01, guarding: nil, at: start).match != nil
  }

  @Test func `The answer that was not asked for the longest makes room`() throws {
    let cache = SemanticCache(entryLimit: 10)
    func vector(_ number: Int) -> [Float] { [Float(number), 1, 0].normalized() }
    for number in 0..<10 { try store("\(number)", vector(number * 10), in: cache) }
    #expect(finds(vector(0), in: cache))
    try store("another", [0, 0, 1], in: cache)
    let state = cache.account
    #expect(state.entries.count == 9 && state.evicted == 2)
    #expect(finds(vector(0), in: cache) && finds([0, 0, 1], in: cache))
    #expect(!state.entries.contains { $0.prompt == "1" || $0.prompt == "2" })
  }

  @Test func `Bytes are bounded, and counted back when answers go`() throws {
    let cache = SemanticCache(sizeLimit: 10_000)
    let long = #"{"a":"\#(String(repeating: "x", count: 3000))"}"#
    for number in 0..<20 {
      try store("\(number)", [Float(number), 1, 0].normalized(), in: cache, answer: long)
    }
    #expect(cache.account.size <= 10_000 && cache.account.evicted > 10)
    _ = cache.find([], [1, 0, 0], in: key, within: 0, guarding: nil, at: start + .seconds(61))
    #expect(cache.account.size == 0 && cache.account.entries.isEmpty)
    #expect(cache.account.expired + cache.account.evicted == 20)
  }

  @Test func `The same words are stored once`() throws {
    let cache = SemanticCache()
    for _ in 0..<3 { try store("same", [1, 0, 0], in: cache) }
    #expect(cache.account.entries.count == 1 && cache.account.stored == 3)
  }

  // Against a plain loop over all rows.
  @Test func `The nearest vectors are found, nearest first`() {
    let random = RandomSource(seed: 3)
    let vectors = (0..<500).map { _ in (0..<20).map { _ in Float(random.nextUnit() - 0.5) }.normalized() }
    var table = VectorTable(dimensions: 20)
    for vector in vectors { table.append(vector) }
    let wanted = (0..<20).map { _ in Float(random.nextUnit() - 0.5) }.normalized()
    let expected = vectors.enumerated().map { ($0.offset, $0.element.cosine(wanted)) }.filter { $0.1 >= 0.2 }
      .sorted { $0.1 > $1.1 }.prefix(7)
    let found = table.nearest(to: wanted, atLeast: 0.2, limit: 7)
    #expect(found.map(\.row) == expected.map(\.0))
    #expect(zip(found, expected).allSatisfy { abs($0.cosine - $1.1) < 1e-5 })
    table.remove(at: expected.first?.0 ?? 0)
    #expect(table.count == 499)
    #expect(table.nearest(to: wanted, atLeast: 0.2, limit: 1).first.map { $0.cosine < expected[0].1 } == true)
  }
}
