public import Foundation

/// A stored run as text, as `labs show` prints it: where it comes from, and then what was seen when it ran.
public struct LabRunReport: Sendable {
  /// The run.
  public var run: LabRun
  /// How the text is to look.
  public var style: TerminalStyle
  /// The time zone of the times of day.
  public var timeZone: TimeZone

  /// Creates a report of a run.
  public init(_ run: LabRun, style: TerminalStyle, timeZone: TimeZone = .gmt) {
    self.run = run
    self.style = style
    self.timeZone = timeZone
  }

  /// The text, ending with a line end.
  public var text: String {
    var runLines = RunLines(style: style, showsReused: true)
    var lines: [String] = []
    for event in run.events {
      if case .runStarted(let header, let number) = event.kind {
        _ = runLines.lines(for: event)
        lines += RunHeadline.lines(header, number: number, style: style).prefix(1) + provenance
      } else {
        lines += runLines.lines(for: event)
      }
    }
    if run.run.status == .running {
      lines += ["", "\(style.paint("RUNNING", .dim))  process \(run.run.pid) on \(run.run.host)"]
    }
    lines += runLines.next(hasShown: true)
    return lines.joined(separator: "\n") + "\n"
  }

  private var provenance: [String] {
    let record = run.run
    var facts = [("started", CalendarTime.full(record.startedAt, in: timeZone))]
    let parameters = run.parameters.map { "\($0.name)=\($0.value) (\($0.source.rawValue))" }
    if !parameters.isEmpty { facts.append(("params", parameters.joined(separator: "  "))) }
    facts.append(
      ("made on", "\(record.host)  \(record.os) \(record.arch)  labs \(record.labsVersion)"))
    if let commit = record.gitCommit {
      let branch = record.gitBranch.map { "\($0) " } ?? ""
      facts.append(("git", branch + commit + (record.gitDirty == true ? " with changes" : "")))
    }
    if let note = record.note { facts.append(("note", note)) }
    return facts.flatMap { name, value in
      let lines = TextWrap.lines(value, width: max(20, style.width - 11))
      return lines.enumerated().map { index, line in
        "  " + style.paint(TextWidth.padded(index == 0 ? name : "", to: 9), .dim) + line
      }
    }
  }
}
