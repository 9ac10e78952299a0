public import AIGateway
public import Simulators

extension Backend {
  /// Creates a backend that a simulator answers for, deployed together with the service.
  ///
  /// - Parameter path: Where at the simulator the API's operations begin.
  public init(
    _ name: String, _ simulator: some Simulator, path: String = "/openai",
    credentials: BackendCredentials? = nil, circuitBreaker: CircuitBreaker? = nil
  ) {
    self.init(
      name, path: path, deployments: simulator.deploymentNames, credentials: credentials,
      circuitBreaker: circuitBreaker
    ) { clock, random, models in
      simulator.start(clock: clock, random: random, models: models)
    }
    guard !simulator.deploymentNames.isEmpty else { return }
    hostOfModels = { endpoint in
      let simulator = simulator.replacingModels(with: endpoint)
      return { clock, random, models in simulator.start(clock: clock, random: random, models: models) }
    }
  }
}
