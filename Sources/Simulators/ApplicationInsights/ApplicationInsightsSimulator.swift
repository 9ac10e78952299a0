public import LabTime

/// An Application Insights resource: takes telemetry, and answers queries about it.
///
/// `POST /v2.1/track` (also `/v2/track`) is the ingestion endpoint of its SDKs, `/v1/apps/{app id}/query` its query
/// API. What is taken can be queried at once; the real service needs some minutes.
public struct ApplicationInsightsSimulator: Simulator {
  /// Which telemetry is the resource's own.
  public var instrumentationKey: String
  /// What the query API calls the resource.
  public var appID: String
  /// The keys that open the query API.
  public var apiKeys: Set<String>

  /// Describes a resource.
  ///
  /// - Parameter apiKeys: Keys for `x-api-key`; a bearer token is taken in any case, and not looked at.
  public init(
    instrumentationKey: String = "11111111-2222-4333-8444-555555555555", appID: String = "labs",
    apiKeys: Set<String> = ["labs"]
  ) {
    self.instrumentationKey = instrumentationKey
    self.appID = appID
    self.apiKeys = apiKeys
  }

  /// Starts an instance without telemetry.
  public func start(clock: any LabClock, random: RandomSource) -> ApplicationInsightsEndpoint {
    ApplicationInsightsEndpoint(self, clock: clock, random: random)
  }
}
