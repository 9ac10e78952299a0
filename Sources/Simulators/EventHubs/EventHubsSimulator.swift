public import LabTime

/// An Event Hubs namespace: takes events over its REST interface, and hands them out again.
public struct EventHubsSimulator: Simulator {
  /// The names of its event hubs.
  public var hubs: [String]
  /// How many partitions each has.
  public var partitions: Int
  /// The keys that sign shared access signatures, by their names.
  public var keys: [String: String]

  /// Describes a namespace. A bearer token is taken in any case, and not looked at.
  public init(hubs: [String], partitions: Int = 4, keys: [String: String] = [:]) {
    self.hubs = hubs
    self.partitions = min(max(1, partitions), 32)
    self.keys = keys
  }

  /// Starts an instance without events.
  public func start(clock: any LabClock, random: RandomSource) -> EventHubsEndpoint {
    EventHubsEndpoint(self, clock: clock)
  }
}
