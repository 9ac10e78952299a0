public import LabTime
import Synchronization

/// Shows a run on a terminal, or in a log, as it happens: each event is at most a few lines, written at once.
///
/// A terminal that allows motion also sees, below everything else, the step that is running; nothing else is ever
/// drawn over. Where there is no motion, a step that takes minutes says now and then that it is still going.
public final class TerminalReport: Report {
  private struct State {
    var lines: RunLines
    var guide = RunGuide()
    var progress: StepProgress?
    var isLive = false
    /// When something was last written, and when the running step was, by the wall clock.
    var written: Instant?
    var drawn: Instant?
    var showsProgress = false
    var failure: TextOutputError?
  }

  private let output: any TextOutput
  private let columns: @Sendable () -> Int?
  private let guide: @Sendable (RunHeader) -> RunGuide
  private let state: Mutex<State>

  // A terminal is drawn anew at most so often, and a log has a line at least so often.
  private static let redraw = Duration.milliseconds(100)
  private static let heartbeat = Duration.seconds(60)

  /// Creates a report that writes to an output.
  ///
  /// - Parameters:
  ///   - columns: The width of the terminal now, asked for each time something is drawn; nil to keep to the style's.
  ///   - guide: What there is to say of a lab besides what happens.
  public init(
    to output: any TextOutput, style: TerminalStyle, columns: @escaping @Sendable () -> Int? = { nil },
    guide: @escaping @Sendable (RunHeader) -> RunGuide = { _ in RunGuide() }
  ) {
    self.output = output
    self.columns = columns
    self.guide = guide
    state = Mutex(State(lines: RunLines(style: style)))
  }

  /// Why the output takes no more text; nil while it does.
  public var failure: TextOutputError? {
    state.withLock { $0.failure }
  }

  /// Shows an event.
  public func show(_ event: RunEvent) {
    state.withLock { state in
      resize(&state)
      if case .runStarted(let header, _) = event.kind {
        state.guide = guide(header)
        state.isLive = header.mode == .live
      }
      var lines = state.lines.lines(for: event)
      lines += state.guide.lines(for: event, style: state.lines.style)
      if case .runFinished = event.kind { lines += state.lines.next(hasShown: false) }
      follow(event, &state)
      write(lines, at: event.wall, &state)
    }
  }

  /// Shows how far the running step is; called a few times a second, with the wall clock's time.
  public func tick(at wall: Instant) {
    state.withLock { state in
      resize(&state)
      guard let progress = state.progress else { return }
      if state.lines.style.motion {
        write([], at: wall, &state)
      } else if state.isLive, wall - (state.written ?? wall) >= Self.heartbeat {
        write([progress.text(at: wall, style: state.lines.style)], at: wall, &state)
      }
    }
  }

  private func resize(_ state: inout State) {
    if let width = columns() { state.lines.style = state.lines.style.resized(to: width) }
  }

  private func follow(_ event: RunEvent, _ state: inout State) {
    switch event.kind {
    case .stepStarted(let name):
      state.progress = StepProgress(
        name: name, wall: event.wall, time: event.time, usual: state.guide.usual[name], isLive: state.isLive)
    case .stepFinished, .runFinished: state.progress = nil
    default: state.progress?.count(event)
    }
  }

  // The line of the running step goes before anything else is written, and comes back below it.
  private func write(_ lines: [String], at wall: Instant, _ state: inout State) {
    guard state.failure == nil else { return }
    let style = state.lines.style
    let draws =
      style.motion && state.progress != nil && state.drawn.map { wall - $0 >= Self.redraw } ?? true
    var text = ""
    if state.showsProgress, draws || !lines.isEmpty || state.progress == nil {
      text += "\r\u{1B}[2K"
      state.showsProgress = false
    }
    for line in lines { text += line + "\n" }
    if draws, let progress = state.progress {
      text += style.paint(progress.text(at: wall, style: style), .dim)
      state.showsProgress = true
      state.drawn = wall
    }
    guard !text.isEmpty else { return }
    do {
      try output.write(text)
    } catch {
      state.failure = error
    }
    state.written = wall
  }
}
