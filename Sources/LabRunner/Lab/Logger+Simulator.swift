public import AIGateway
public import Simulators

extension Logger {
  /// Creates a logger whose Application Insights resource is deployed with the service.
  public init(_ name: String, _ resource: ApplicationInsightsSimulator) {
    self.init(name, applicationInsights: "InstrumentationKey=\(resource.instrumentationKey)")
    host = { clock, random, models in resource.start(clock: clock, random: random, models: models) }
  }
}
