public import LabTime

/// The table API of ServiceNow for incidents: lists, reads and makes them, for whoever shows a bearer token.
public struct ServiceNowSimulator: Simulator {
  /// Describes the service.
  public init() {}

  /// Starts an instance with a few incidents.
  public func start(clock: any LabClock, random: RandomSource) -> ServiceNowEndpoint {
    ServiceNowEndpoint(clock: clock, random: random)
  }
}
