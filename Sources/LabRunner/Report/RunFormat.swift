/// A template for one run of a list, such as `{run} {lab} {took}`.
///
/// A name in braces is a ``HistoryColumn``, in the words for programs; `{{` and `}}` are braces, and `\\t`, `\\n` and
/// `\\\\` what they are in C.
public struct RunFormat: Sendable, Hashable {
  private enum Part: Hashable {
    case text(String)
    case column(HistoryColumn)
  }

  private var parts: [Part] = []

  /// Reads a template.
  ///
  /// - Throws: ``LabError`` with ``ExitCode/usage`` for an unknown column, a lone brace or an unknown escape.
  public init(_ template: String) throws(LabError) {
    var rest = template[...]
    var text = ""
    func wrong(_ problem: String, _ hint: String) -> LabError {
      LabError(.usage, "'\(PlainText.line(template))' is no template: \(problem)", hint: hint)
    }
    while let character = rest.popFirst() {
      switch character {
      case "{" where rest.first == "{", "}" where rest.first == "}":
        text.append(character)
        rest.removeFirst()
      case "{":
        guard let end = rest.firstIndex(of: "}") else {
          throw wrong("a brace is not closed", "write {{ for a brace")
        }
        if !text.isEmpty { parts.append(.text(text)) }
        text = ""
        parts.append(.column(try HistoryColumn(named: rest[..<end])))
        rest = rest[rest.index(after: end)...]
      case "}": throw wrong("a brace is closed that is not open", "write }} for a brace")
      case "\\":
        guard let escaped = rest.popFirst(), let meant = Self.escapes[escaped] else {
          throw wrong("it has a backslash before none of t, n and \\", "write \\\\ for a backslash")
        }
        text.append(meant)
      default: text.append(character)
      }
    }
    if !text.isEmpty { parts.append(.text(text)) }
    if parts.isEmpty { throw wrong("it is empty", "write something like '{run} {lab} {result}'") }
  }

  /// The text for a run, with a line end.
  public func line(_ run: RunSummary) -> String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .column(let column): PlainText.line(column.plain(run))
      }
    }.joined() + "\n"
  }

  private static let escapes: [Character: Character] = ["t": "\t", "n": "\n", "\\": "\\"]
}
