/// A policy as the gateway knows it.
public struct PolicyListing: Sendable, Hashable {
  /// The element's name.
  public let name: String
  /// The sections that it may stand in, in the order in which they run.
  public let sections: [Section]
  /// Whether it runs here; one that does not loads, and fails when a request reaches it.
  public let runs: Bool
  /// What it would need that there is not here, in a word, such as `Dapr`; nil for a policy that runs, and for
  /// one that is only not implemented.
  public let missing: String?

  /// Every policy that documents may hold, by name.
  public static var all: [PolicyListing] {
    let running = PolicyRegistry.all.map { type in
      PolicyListing(name: type.name, sections: ordered(type.sections), runs: true, missing: nil)
    }
    let others = UnavailablePolicy.all.map { policy in
      PolicyListing(
        name: policy.policy, sections: ordered(policy.places), runs: false,
        missing: policy.reason == .missing ? nil : policy.reason.rawValue)
    }
    return (running + others).sorted { $0.name < $1.name }
  }

  private static func ordered(_ sections: Set<Section>) -> [Section] {
    Section.allCases.filter(sections.contains)
  }
}
