import Testing

@testable import LabRunner

@Suite struct StepSourceTests {
  private let source = StepSource(
    #"""
    /// Exercise("Ask once") in a comment is none.
    struct Lab {
      var steps: [any Step] {
        let odd = "a \(call("(")) Exercise(\"Ask once\")"
        Exercise("Ask once", saving: answers) { session in
          // A brace in a comment } and one in a text: "}".
          return ["\(name("}")) {"]
        }
        ShowChart(
          "Tokens of \(count) requests, all of them", answers
        ) { .bars($0) }
      }
    }
    """#)

  @Test func `A step's call is found by its name, with its closure and without its margin`() {
    #expect(
      source.text(of: "Ask once") == #"""
        Exercise("Ask once", saving: answers) { session in
          // A brace in a comment } and one in a text: "}".
          return ["\(name("}")) {"]
        }
        """#)
  }

  @Test func `What is interpolated into a name may be anything`() {
    #expect(source.text(of: "Tokens of 10 requests, all of them")?.hasSuffix(") { .bars($0) }") == true)
    #expect(source.text(of: "Tokens of 10 requests, all of") == nil)
  }

  @Test func `A name that no call has is not found, nor one whose call does not end`() {
    #expect(source.text(of: "Ask twice") == nil)
    #expect(StepSource("Assert(\"Cut off\", answers").text(of: "Cut off") == nil)
    #expect(StepSource("Exercise(\"a").text(of: "a") == nil)
    let deep = "Exercise(\"" + String(repeating: "\\(\"", count: 5000)
    #expect(StepSource(deep).text(of: "a") == nil)
  }
}
