public import Foundation

/// A stored run as text, as `labs show` prints it: where it comes from, and then what was seen when it ran.
public struct LabRunReport: Sendable {
  /// The run.
  public var run: LabRun
  /// How the text is to look.
  public var style: TerminalStyle
  /// The time zone of the times of day.
  public var timeZone: TimeZone

  /// Whether the run was cut down to some of its steps, so that there is no verdict to tell.
  public var isPart: Bool

  /// Creates a report of a run.
  public init(_ run: LabRun, style: TerminalStyle, timeZone: TimeZone = .gmt, isPart: Bool = false) {
    self.run = run
    self.style = style
    self.timeZone = timeZone
    self.isPart = isPart
  }

  /// The text, ending with a line end.
  public var text: String {
    var runLines = RunLines(style: style, showsReused: true)
    var lines: [String] = []
    for event in run.events {
      switch event.kind {
      case .runStarted(let header, let number):
        _ = runLines.lines(for: event)
        let headline = RunHeadline.lines(header, number: number, style: style).prefix(1)
        lines += headline + (isPart ? [] : provenance)
      case .runFinished where isPart: break
      default: lines += runLines.lines(for: event)
      }
    }
    if isPart { return lines.joined(separator: "\n") + "\n" }
    if run.run.status == .running {
      lines += ["", "\(style.paint("RUNNING", .dim))  process \(run.run.pid) on \(run.run.host)"]
    }
    lines += runLines.next(hasShown: true)
    return lines.joined(separator: "\n") + "\n"
  }

  private var provenance: [String] {
    RunFacts(run, timeZone: timeZone).list.flatMap { name, value in
      let lines = TextWrap.lines(value, width: max(20, style.width - 11))
      return lines.enumerated().map { index, line in
        "  " + style.paint(TextWidth.padded(index == 0 ? name : "", to: 9), .dim) + line
      }
    }
  }
}
