public import Foundation

/// A comparison of runs as text, as `labs diff` prints it.
public struct ComparisonReport: Sendable {
  /// The lines of a file's changes that are shown at most, unless all are asked for.
  static let mostLines = 120

  /// The least width at which medians are shown with their confidence intervals.
  static let intervalWidth = 60

  private let comparison: RunComparison
  private let gates: [RegressionGate]
  private let style: TerminalStyle
  private let all: Bool
  private let timeZone: TimeZone

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - gates: What the conditions for a regression say.
  ///   - all: Whether what is the same is shown too.
  public init(
    _ comparison: RunComparison, gates: [RegressionGate] = [], style: TerminalStyle, all: Bool = false,
    timeZone: TimeZone = .gmt
  ) {
    self.comparison = comparison
    self.gates = gates
    self.style = style
    self.all = all
    self.timeZone = timeZone
  }

  private var tables: ComparisonTables {
    ComparisonTables(
      comparison: comparison, glyphs: style.glyphs, all: all,
      isNarrow: style.isBounded && style.width < Self.intervalWidth)
  }

  /// The text, ending with a line end.
  public var text: String {
    let sections = [
      head, made, documents, section("steps", tables.steps), section("assertions", tables.assertions),
      metrics,
      gateLines, warning(tables.causes), next,
    ]
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  /// What the runs were made with, and nothing of what came out.
  public var parametersText: String {
    let sections = [head, made.isEmpty ? ["  the runs were made alike"] : made]
    return sections.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private var head: [String] {
    let names = comparison.sides.map { style.paint($0.name, .bold) }
    var lines = ["diff  " + names.joined(separator: " \(tables.arrow) ")]
    for side in comparison.sides {
      let (run, record) = (side.run, side.run.run)
      let numbers =
        side.others.isEmpty ? "" : "  with " + side.others.map { "\($0.number)" }.joined(separator: ", ")
      lines.append(
        "  \(style.mark(record.status)) \(run.number)  \(record.lab)  \(record.status.rawValue)  "
          + CalendarTime.full(record.startedAt, in: timeZone) + numbers)
    }
    if !comparison.isOneLab {
      lines.append(
        style.paint("! ", .yellow)
          + "the runs are of different labs: only metrics of the same name are compared")
    }
    return lines.flatMap { TextWrap.line($0, hanging: 4, style: style) }
  }

  private var made: [String] {
    let both = [tables.parameters, tables.circumstances].compactMap(\.self).map(lines)
    return Array(both.joined(separator: [""]))
  }

  private var documents: [String] {
    var lines: [String] = []
    for document in comparison.documents where document.differs {
      for (side, change) in zip(comparison.sides.dropFirst(), document.changes) where change != .same {
        let place = comparison.sides.count > 2 ? " of \(side.name)" : ""
        lines += [style.paint(PlainText.line(document.path) + place, .bold)] + self.lines(change)
      }
    }
    return lines
  }

  private func lines(_ change: ComparedDocument.Change) -> [String] {
    switch change {
    case .same: return []
    case .added: return ["  is new"]
    case .removed: return ["  is gone"]
    case .binary: return ["  differs, and is no text"]
    case .changed(let diff):
      var lines: [String] = []
      for hunk in diff.hunks {
        lines.append(style.paint("  \(hunk.head)", .dim))
        for line in hunk.lines {
          for text in fitted("  " + PlainText.line(line.text)) {
            switch line {
            case .same: lines.append(text)
            case .removed: lines.append(style.paint(text, .red))
            case .added: lines.append(style.paint(text, .green))
            }
          }
        }
      }
      if diff.hunks.isEmpty { return ["  differs in its last line end"] }
      guard !all, lines.count > Self.mostLines else { return lines }
      return lines.prefix(Self.mostLines)
        + ["  \(style.glyphs.ellipsis) \(lines.count - Self.mostLines) more lines; --all shows them"]
    }
  }

  private func section(_ name: String, _ entries: [(marks: String, name: String)]) -> [String] {
    guard !entries.isEmpty else { return [] }
    let room = entries.reduce(0) { max($0, TextWidth.cells($1.marks)) }
    return [style.paint(name, .bold)]
      + entries.flatMap { entry in
        TextWrap.lines(entry.name, width: max(20, style.width - room - 4)).enumerated().map { index, line in
          "  " + TextWidth.padded(index == 0 ? entry.marks : "", to: room) + "  " + line
        }
      }
  }

  private var metrics: [String] {
    guard let table = tables.metrics(withSteps: false) else { return [] }
    let layout = table.layout(width: style.limit, glyphs: style.glyphs)
    var lines = layout.head.map { style.paint($0, .dim) }
    var step: String?
    for (row, of) in zip(layout.rows, tables.metricSteps) {
      if let of, of != step { lines += fitted(PlainText.line(of)).map { style.paint($0, .dim) } }
      step = of
      lines += row
    }
    lines += layout.note.map { style.paint($0, .dim) }
    return lines
      + tables.notes.flatMap {
        TextWrap.lines($0, width: style.width - 2).map { style.paint("  \($0)", .dim) }
      }
  }

  private var gateLines: [String] {
    gates.flatMap { gate in
      let status: RunStatus = gate.fails ? .failed : .passed
      let indent = TextWidth.cells(style.glyphs.mark(status)) + 1
      let words = gate.words(arrow: tables.arrow, several: comparison.sides.count > 2)
      return TextWrap.lines(words, width: style.width - indent).enumerated().map { index, line in
        (index == 0 ? style.mark(status) + " " : TextWidth.spaces(indent)) + line
      }
    }
  }

  private var next: [String] {
    guard let run = comparison.sides.last?.run.run else { return [] }
    if !gates.isEmpty {
      let failed = gates.count { $0.fails }
      let verdict: RunStatus = failed == 0 ? .passed : .failed
      let words = failed == 0 ? "NO REGRESSION" : "REGRESSION"
      return [
        "\(style.paint(words, .of(verdict)))  \(gates.count - failed) of \(RunTotals.plural(gates.count, "check")) passed",
        "  next:  labs show \(run.id)",
      ]
    }
    let isGood = run.status == .passed && comparison.isOneLab
    return ["  next:  labs show \(run.id)"] + (isGood ? ["         labs baseline \(run.lab) \(run.id)"] : [])
  }

  private func warning(_ text: String) -> [String] {
    TextWrap.lines(text, width: style.width - 2).enumerated().map { index, line in
      (index == 0 ? style.paint("! ", .yellow) : "  ") + line
    }
  }

  private func lines(_ table: TextTable) -> [String] {
    let layout = table.layout(width: style.limit, glyphs: style.glyphs)
    return layout.head.map { style.paint($0, .dim) } + layout.rows.joined() + layout.note
  }

  private func fitted(_ line: String) -> [String] {
    style.limit.map { TextWrap.fitted(line, width: $0) } ?? [line]
  }
}

extension RegressionGate {
  /// The condition, what it was held against, and why it does not count where it does not.
  func words(arrow: String, several: Bool) -> String {
    let numbers = [base, value].compactMap(\.self)
    let format = NumberFormat(for: numbers)
    let name = condition.hasPrefix(metric) ? "" : "\(metric) "
    let place = several ? " in run \(run)" : ""
    let chance = pardon.map { ", which may be chance (\($0))" } ?? ""
    return
      "\(condition):  \(name)\(numbers.map(format.text).joined(separator: " \(arrow) "))\(place)\(chance)"
  }
}
