import Foundation
import PolicyExpressions
import Testing

@testable import AIGateway

/// The cases of `Corpus/Liquid`: a title, `body` and JSON when there is a body, a template, `---`, and the text
/// that DotLiquid 2.1 writes in C# mode and the invariant culture, run by mono.
struct LiquidCase: Sendable, CustomTestStringConvertible {
  let title: String
  let body: String
  let template: String
  let expected: String

  var testDescription: String { title }

  static let all: [LiquidCase] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Corpus/Liquid/dotliquid.txt")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.components(separatedBy: "=== ").dropFirst().map(LiquidCase.init)
  }()

  private init(_ text: String) {
    var lines = text.components(separatedBy: "\n")[...]
    title = lines.removeFirst()
    var body = ""
    if let first = lines.first, first.hasPrefix("body ") {
      body = String(first.dropFirst(5))
      lines.removeFirst()
    }
    self.body = body
    let parts = lines.joined(separator: "\n").components(separatedBy: "\n---\n")
    template = parts[0]
    // Two line ends stand between cases.
    expected = String(parts.dropFirst().joined(separator: "\n---\n").dropLast(2))
  }
}

@Suite struct LiquidCorpusTests {
  @Test(arguments: LiquidCase.all)
  func `A template gives what DotLiquid gives`(_ example: LiquidCase) throws {
    var values: [String: Value] = [:]
    if !example.body.isEmpty { values["body"] = .object(try JToken.parse(example.body)) }
    let template = try LiquidTemplate(example.template)
    let text = try template.render(values, now: DateTime(ticks: 0))
    #expect(text == example.expected)
  }

  @Test func `The cases are there`() {
    #expect(LiquidCase.all.count >= 35)
  }
}
