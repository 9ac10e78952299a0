import AIGateway
import Testing

@Suite struct SpellingTests {
  private let known = ["set-body", "set-header", "set-variable", "retry", "choose"]

  @Test(arguments: [
    ("set-boddy", "set-body"), ("setbody", "set-body"), ("set-haeder", "set-header"), ("Retry", "retry"),
    ("rerty", "retry"), ("choos", "choose"), ("sert-variables", "set-variable"),
  ])
  func `The name with the fewest letters to change is meant`(_ name: String, _ meant: String) {
    #expect(Spelling.nearest(to: name, in: known) == meant)
  }

  @Test(arguments: ["", "x", "rate-limit", "body", "set", "choose-one-of-them"])
  func `A name that is far from all is none of them`(_ name: String) {
    #expect(Spelling.nearest(to: name, in: known) == nil)
  }

  @Test func `Of two names equally close the first wins`() {
    #expect(Spelling.nearest(to: "cat", in: ["bat", "rat"]) == "bat")
  }

  @Test func `A swap of neighbours is one change`() {
    #expect(Spelling.nearest(to: "act", in: ["art", "cat"]) == "art")
    #expect(Spelling.nearest(to: "ab", in: ["ba"]) == "ba")
  }
}
