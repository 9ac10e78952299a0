public import AIGateway
public import Simulators

extension ExternalHost {
  /// Creates a host that a simulator answers for, deployed together with the service.
  public init(_ name: String, _ simulator: some Simulator) {
    self.init(name) { clock, random, models in simulator.start(clock: clock, random: random, models: models) }
  }
}
