import LabTime

/// What there is to say of a lab while it runs besides what happens: its prose, and how long its steps usually take.
public struct RunGuide: Sendable {
  /// The prose; nil to show none.
  public var prose: LabProse?
  /// Whether sections of the prose are shown whole, not their beginnings only.
  public var showsWholeProse: Bool
  /// How long steps usually take, by their names.
  public var usual: [String: Duration]

  /// Creates a guide; without prose and times there is nothing to say.
  public init(prose: LabProse? = nil, showsWholeProse: Bool = false, usual: [String: Duration] = [:]) {
    self.prose = prose
    self.showsWholeProse = showsWholeProse
    self.usual = usual
  }

  /// The prose that belongs to what has just begun.
  func lines(for event: RunEvent, style: TerminalStyle) -> [String] {
    guard let prose else { return [] }
    let blocks: [LabProse.Block]
    switch event.kind {
    case .runStarted: blocks = prose.opening
    case .phaseStarted(let phase): blocks = prose.section(of: phase)
    case .stepStarted(let name): blocks = prose.section(named: name)
    default: return []
    }
    guard !blocks.isEmpty else { return [] }
    let shown = showsWholeProse ? blocks : LabProse.beginning(of: blocks)
    let lines = ProseLines.lines(shown, style: style)
    // A phase's name already stands apart from what is above it, and what is below stands apart from the prose.
    if case .phaseStarted = event.kind { return lines + [""] }
    if case .runStarted = event.kind { return [""] + lines }
    return [""] + lines + [""]
  }
}
