/// A policy as the gateway knows it.
public struct PolicyListing: Sendable, Hashable {
  /// The element's name.
  public let name: String
  /// The sections that the gateway lets it stand in, in the order in which they run.
  public let sections: [Section]
  /// Whether it runs here; one that does not loads, and fails when a request reaches it.
  public let runs: Bool

  /// Every policy that documents may hold, by name.
  public static var all: [PolicyListing] {
    let running = PolicyRegistry.all.map { type in
      PolicyListing(name: type.name, sections: Section.allCases.filter(type.sections.contains), runs: true)
    }
    let others = PolicyRegistry.unavailable.subtracting(running.map(\.name)).map { name in
      PolicyListing(
        name: name, sections: Section.allCases.filter(UnavailablePolicy.sections.contains), runs: false)
    }
    return (running + others).sorted { $0.name < $1.name }
  }
}
