import LabTime

/// How far the running step is: its name, what it has done, and how long it still takes if it takes as long as usual.
struct StepProgress {
  private let name: String
  private let wall: Instant
  private let time: Instant
  private let usual: Duration?
  private let isLive: Bool
  private var last: Instant
  private var requests = 0

  /// Begins with a step.
  ///
  /// - Parameters:
  ///   - wall: When it began by the wall clock.
  ///   - time: When it began by the run's own clock.
  ///   - usual: How long it usually takes; nil where that is not known.
  ///   - isLive: Whether the run's own clock is the wall clock.
  init(name: String, wall: Instant, time: Instant, usual: Duration?, isLive: Bool) {
    self.name = PlainText.line(name)
    self.wall = wall
    self.time = time
    self.usual = usual
    self.isLive = isLive
    last = time
  }

  /// Takes in what the step does.
  mutating func count(_ event: RunEvent) {
    last = event.time
    if case .request = event.kind { requests += 1 }
  }

  /// The state in one line, narrower than the terminal by one cell.
  func text(at wall: Instant, style: TerminalStyle) -> String {
    let facts = facts(at: wall).map { "  " + $0 }.joined()
    let mark = style.glyphs.running
    let room = style.width - 4 - TextWidth.cells(mark)
    guard TextWidth.cells(facts) + 12 <= room else {
      return "  \(mark) \(TextWidth.cut(name, to: room, ellipsis: style.glyphs.ellipsis))"
    }
    let name = TextWidth.cut(name, to: room - TextWidth.cells(facts), ellipsis: style.glyphs.ellipsis)
    return "  \(mark) \(name)\(facts)"
  }

  private func facts(at wall: Instant) -> [String] {
    var facts = requests > 0 ? [RunTotals.plural(requests, "request")] : []
    let elapsed = isLive ? wall - self.wall : last - time
    // Tenths of seconds that go by tell nothing.
    guard elapsed >= .seconds(1) else { return facts }
    let seconds = Duration.seconds(Int64(elapsed.inSeconds))
    guard isLive, let usual, usual >= .seconds(2) else { return facts + [Elapsed.whole(seconds)] }
    facts.append("\(Elapsed.whole(seconds)) of ~\(Elapsed.whole(usual))")
    let left = usual - elapsed
    if left >= .seconds(1) { facts.append("ETA \(Elapsed.whole(left))") }
    return facts
  }
}
