public import LabTime

/// An Azure AI Content Safety resource: text analysis, prompt shields and blocklists.
///
/// `/contentsafety/text:analyze`, `/contentsafety/text:shieldPrompt` and `/contentsafety/text/blocklists`, in any API
/// version. Texts are judged by ``HarmModel`` and ``AttackModel``, which say what they are and what they are not.
public struct ContentSafetySimulator: Simulator {
  /// Who is let in.
  public var access: ContentSafetyAccess
  /// The blocklists that it has from the start.
  public var blocklists: [Blocklist]
  /// What goes wrong.
  public var faults: FaultPlan

  /// Creates a resource.
  public init(
    access: ContentSafetyAccess = .keysOrTokens(), blocklists: [Blocklist] = [], faults: FaultPlan = .none
  ) {
    self.access = access
    self.blocklists = blocklists
    self.faults = faults
  }

  /// Starts an instance.
  public func start(clock: any LabClock, random: RandomSource) -> ContentSafetyEndpoint {
    ContentSafetyEndpoint(self, clock: clock, random: random)
  }
}
