import Synchronization

/// Shows a run on a terminal, or in a log, as it happens: each event is at most a few lines, written at once.
///
/// A terminal that allows motion also sees the name of the step that is running; nothing else is ever drawn
/// over.
public final class TerminalReport: Report {
  private struct State {
    var lines: RunLines
    var showsNow = false
    var isClosed = false
  }

  private let output: any TextOutput
  private let style: TerminalStyle
  private let state: Mutex<State>

  /// Creates a report that writes to an output.
  public init(to output: any TextOutput, style: TerminalStyle) {
    self.output = output
    self.style = style
    state = Mutex(State(lines: RunLines(style: style)))
  }

  /// Whether the output has taken no more text.
  public var isClosed: Bool {
    state.withLock { $0.isClosed }
  }

  /// Shows an event.
  public func show(_ event: RunEvent) {
    state.withLock { state in
      guard !state.isClosed else { return }
      var lines = state.lines.lines(for: event)
      if case .runFinished = event.kind { lines += state.lines.next(hasShown: false) }
      var text = ""
      if state.showsNow, !lines.isEmpty || isStepEnd(event) {
        text += "\r\u{1B}[2K"
        state.showsNow = false
      }
      for line in lines { text += line + "\n" }
      if style.motion, case .stepStarted = event.kind, let now = state.lines.now {
        text += style.paint(now, .dim)
        state.showsNow = true
      }
      guard !text.isEmpty else { return }
      do {
        try output.write(text)
      } catch {
        state.isClosed = true
      }
    }
  }

  private func isStepEnd(_ event: RunEvent) -> Bool {
    if case .stepFinished = event.kind { true } else { false }
  }
}
