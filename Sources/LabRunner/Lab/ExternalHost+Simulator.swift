public import AIGateway
public import Simulators

extension ExternalHost {
  /// Creates a host that a simulator answers for.
  public init(_ name: String, isSecure: Bool = true, _ simulator: some Simulator) {
    self.init(name, isSecure: isSecure) { clock, random, models in
      simulator.start(clock: clock, random: random, models: models)
    }
    hasModels = !simulator.deploymentNames.isEmpty
  }
}
