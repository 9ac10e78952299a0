public import LabTime

/// GitHub's REST API as far as accounts and issues go, for whoever shows one of its OAuth tokens.
public struct GitHubSimulator: Simulator {
  /// Describes the service.
  public init() {}

  /// Starts an instance.
  public func start(clock: any LabClock, random: RandomSource) -> GitHubEndpoint {
    GitHubEndpoint(clock: clock)
  }
}
