import Foundation
import Testing

@testable import PolicyExpressions

/// Every case of `Corpus/*.txt`: an expression, `---`, and what comes of it; cases are apart by `===`.
///
/// The expected values of self-contained cases come from real C#: `Corpus/verify` runs them with mono.
/// Of what its compiler lacks of C# 7 (patterns of `switch`, local functions, some forms of tuples) they follow from
/// the C# specification.
@Suite struct CorpusTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let file: String
    let expression: String
    let expected: String

    var testDescription: String { "\(file): \(expression)" }
  }

  static let cases: [Case] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Corpus")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".txt") }.sorted().flatMap { name -> [Case] in
      let text = (try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)) ?? ""
      return text.components(separatedBy: "\n===\n").compactMap { block in
        let parts = block.components(separatedBy: "\n---\n")
        guard parts.count == 2 else { return nil }
        return Case(
          file: name, expression: parts[0], expected: parts[1].trimmingCharacters(in: .whitespacesAndNewlines)
        )
      }
    }
  }()

  @Test func `The corpus is found`() {
    #expect(Self.cases.count >= 400)
  }

  @Test(arguments: cases) func `An expression does what C# does`(_ example: Case) {
    #expect(Self.outcome(of: example.expression) == example.expected)
  }

  /// What comes of an expression, as the corpus writes it.
  static func outcome(of text: String) -> String {
    let expression: PolicyExpression<Value>
    do throws(ExpressionError) {
      expression = try PolicyExpression(text, context: SampleHost.contextType())
    } catch {
      return "error \(error.line):\(error.column) \(error.message)"
    }
    do throws(ExpressionFailure) {
      return Self.shown(try expression.evaluate(in: SampleHost.scope()))
    } catch {
      return "throws \(error.exception) \(escaped(error.message))"
    }
  }

  private static func shown(_ value: Value) -> String {
    if value.isNull { return "null" }
    let type = Library.standard.fullName(of: value.type)
    if case .float(let number) = value { return "\(type) \(NumberFormat.roundTrip(number))" }
    if case .double(let number) = value { return "\(type) \(NumberFormat.roundTrip(number))" }
    return value.attributeText.isEmpty ? type : "\(type) \(escaped(value.attributeText))"
  }

  /// One line: controls as escapes.
  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "\\": result += "\\\\"
      case "\r": result += "\\r"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }
}
