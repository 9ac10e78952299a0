public import HTTPTransport
public import LabTime
public import OpenAI

/// What a host that is deployed together with a service finds around it.
public struct HostSurroundings: Sendable {
  /// The clock of the deployment.
  public var clock: any LabClock
  /// Randomness of its own.
  public var random: RandomSource
  /// What counts tokens and embeds texts.
  public var models: LocalModels
  /// What carries its requests to others, the gateway among them.
  public var network: any Responder
  /// Where the gateway answers; known once it does.
  public var gateway: @Sendable () -> RequestURL

  /// Creates surroundings.
  public init(
    clock: any LabClock, random: RandomSource, models: LocalModels, network: any Responder,
    gateway: @escaping @Sendable () -> RequestURL
  ) {
    self.clock = clock
    self.random = random
    self.models = models
    self.network = network
    self.gateway = gateway
  }
}
