import Foundation
import Testing

@testable import AIGateway

/// The cases of `Corpus/Document`: a title, what to fill in, a document, `---`, and what must come out.
struct DocumentCase: Sendable, CustomTestStringConvertible {
  let title: String
  let document: String
  let expected: String
  let namedValues: [String: String]
  let placeholders: [String: String]

  var testDescription: String { title }

  static let all: [DocumentCase] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Corpus/Document", directoryHint: .isDirectory)
    let files =
      (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    return files.sorted { $0.path < $1.path }.flatMap { file in
      let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
      return text.components(separatedBy: "=== ").dropFirst().map(DocumentCase.init)
    }
  }()

  private init(_ text: String) {
    var lines = text.components(separatedBy: "\n")[...]
    title = lines.removeFirst()
    var namedValues: [String: String] = [:]
    var placeholders: [String: String] = [:]
    while let line = lines.first, line.hasPrefix("with ") {
      lines.removeFirst()
      let parts = line.dropFirst(5).components(separatedBy: " = ")
      let name = parts[0].trimmingCharacters(in: CharacterSet(charactersIn: "{}"))
      if parts[0].hasPrefix("{{") {
        namedValues[name] = parts[1]
      } else {
        placeholders[name] = parts[1]
      }
    }
    self.namedValues = namedValues
    self.placeholders = placeholders
    let halves = lines.split(separator: "---", maxSplits: 1, omittingEmptySubsequences: false)
    document = halves[0].joined(separator: "\n")
    expected = halves.count < 2 ? "" : halves[1].joined(separator: "\n").trimmingCharacters(in: .newlines)
  }

  /// The document as a tree of names, attributes and texts, or its error.
  var outcome: String {
    do throws(PolicyError) {
      let bytes = Array(document.utf8)
      let environment = DocumentEnvironment(namedValues: namedValues, placeholders: placeholders)
      let root = try DocumentReader.read(
        bytes, name: "policy.xml", namedValues: namedValues, placeholders: placeholders
      ).root
      switch root.name {
      case "policies": _ = try PolicyDocument(bytes, name: "policy.xml", in: environment)
      case "fragment": _ = try FragmentDocument(bytes, name: "policy.xml", in: environment)
      default: break
      }
      return Self.tree(root, indentation: "").joined(separator: "\n")
    } catch {
      return "error \(error.line):\(error.column) \(error.message)" + (error.hint.map { ". \($0)" } ?? "")
    }
  }

  private static func tree(_ element: Element, indentation: String) -> [String] {
    [indentation + element.name]
      + element.attributes.map { "\(indentation)  \($0.name) = \(words(for: $0.value))" }
      + (element.text.text.isEmpty ? [] : ["\(indentation)  text = \(words(for: element.text))"])
      + element.children.flatMap { tree($0, indentation: indentation + "  ") }
  }

  private static func words(for value: SourceText) -> String {
    (value.isExpression ? "expression " : "") + value.text.debugDescription
  }
}

@Suite struct `Policy documents` {
  @Test(arguments: DocumentCase.all)
  func `A document gives its tree, or an error with its place`(_ example: DocumentCase) {
    #expect(example.outcome == example.expected)
  }

  @Test func `The corpus is there`() {
    #expect(DocumentCase.all.count > 60)
  }
}
