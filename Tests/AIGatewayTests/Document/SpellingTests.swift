import Testing

@testable import AIGateway

@Suite struct `Spelling of names` {
  private let known = ["set-header", "set-body", "set-method", "rate-limit-by-key", "base"]

  @Test(arguments: [
    ("set-heder", "set-header"), ("SET-BODY", "set-body"), ("set-mehtod", "set-method"),
    ("rate-limit-key", "rate-limit-by-key"), ("bse", "base"),
  ])
  func `A misspelt name finds the one it means`(_ name: String, _ meant: String) {
    #expect(Spelling.nearest(to: name, in: known) == meant)
  }

  @Test(arguments: ["", "validate-jwt", "x"])
  func `A name like no other finds none`(_ name: String) {
    #expect(Spelling.nearest(to: name, in: known) == nil)
  }

  @Test func `Of two names equally near the first is meant`() {
    #expect(Spelling.nearest(to: "cat", in: ["bat", "rat"]) == "bat")
  }

  @Test func `Nothing is near when nothing is known`() {
    #expect(Spelling.nearest(to: "a", in: []) == nil)
  }
}
