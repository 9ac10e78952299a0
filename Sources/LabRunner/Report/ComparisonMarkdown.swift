/// A comparison of runs in Markdown, to be put into a pull request.
public struct ComparisonMarkdown: Sendable {
  private let comparison: RunComparison
  private let gates: [RegressionGate]
  private let all: Bool

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - gates: What the conditions for a regression say.
  ///   - all: Whether what is the same is shown too.
  public init(_ comparison: RunComparison, gates: [RegressionGate] = [], all: Bool = false) {
    self.comparison = comparison
    self.gates = gates
    self.all = all
  }

  /// The text, ending with a line end.
  public var text: String {
    let tables = ComparisonTables(comparison: comparison, glyphs: .unicode, all: all)
    var blocks = [title] + (gates.isEmpty ? [] : [list(gates.map(line))])
    if !comparison.isOneLab {
      blocks.append("The runs are of different labs: only metrics of the same name are compared.")
    }
    blocks += [tables.metrics(withSteps: true), tables.parameters, tables.circumstances].compactMap(\.self)
      .map(table)
    if !tables.notes.isEmpty {
      blocks.append(tables.notes.map { "<sub>\(Self.escaped($0))</sub>" }.joined(separator: "<br>\n"))
    }
    for entries in [tables.steps, tables.assertions] where !entries.isEmpty {
      blocks.append(list(entries.map { "\($0.marks) \(Self.escaped($0.name))" }))
    }
    blocks += comparison.documents.filter(\.differs).flatMap(document)
    blocks.append(Self.escaped(tables.causes.prefix(1).uppercased() + tables.causes.dropFirst() + "."))
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private var title: String {
    let names = comparison.sides.map { "run \($0.name)" }.joined(separator: " → ")
    let lab = comparison.sides.last?.run.run.lab ?? ""
    let failed = gates.contains { $0.fails }
    let verdict = gates.isEmpty ? "" : failed ? " — ✗ regression" : " — ✓ no regression"
    return "### \(Self.escaped(lab)): \(Self.escaped(names))\(verdict)"
  }

  private func line(_ gate: RegressionGate) -> String {
    let words = gate.words(arrow: "→", several: comparison.sides.count > 2)
    return (gate.fails ? "✗ " : "✓ ") + Self.escaped(words)
  }

  private func list(_ items: [String]) -> String {
    items.map { "- \($0)" }.joined(separator: "\n")
  }

  private func table(_ table: TextTable) -> String {
    let numbers = table.columns.map { $0.alignment == .right }
    func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    let rows = table.rows.map { cells in
      row(table.columns.indices.map { $0 < cells.count ? Self.escaped(cells[$0]) : "" })
    }
    return
      ([
        row(table.columns.map { Self.escaped($0.name.lowercased()) }),
        row(numbers.map { $0 ? "--:" : "---" }),
      ]
      + rows).joined(separator: "\n")
  }

  private func document(_ document: ComparedDocument) -> [String] {
    zip(comparison.sides.dropFirst(), document.changes).compactMap { side, change in
      let place = comparison.sides.count > 2 ? " of run \(side.name)" : ""
      let name = "`\(PlainText.line(document.path).replacing("`", with: "'"))`\(Self.escaped(place))"
      switch change {
      case .same: return nil
      case .added: return "\(name) is new."
      case .removed: return "\(name) is gone."
      case .binary: return "\(name) differs."
      case .changed(let diff):
        let fence = Self.fence(around: diff.text)
        return "<details><summary>\(Self.escaped(document.path))\(Self.escaped(place))</summary>\n\n"
          + "\(fence)diff\n\(diff.text)\(fence)\n\n</details>"
      }
    }
  }

  // A fence is longer than any row of backticks within (CommonMark 4.5).
  private static func fence(around text: String) -> String {
    var (longest, row) = (2, 0)
    for byte in text.utf8 {
      row = byte == UInt8(ascii: "`") ? row + 1 : 0
      longest = max(longest, row)
    }
    return String(repeating: "`", count: longest + 1)
  }

  // What would be markup is written as what it is.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in PlainText.line(text) {
      switch character {
      case "<": escaped += "&lt;"
      case "&": escaped += "&amp;"
      case "\\", "`", "*", "_", "[", "]", "|", "~", "#": escaped += "\\\(character)"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
