public import HTTPTransport
public import LabTime
public import OpenAI

/// A service that a lab declares; it answers once it has been given a clock and a seed.
///
/// The declaration is a value and holds no state. What it starts is one running instance, with its own
/// counters and limits.
public protocol Simulator: Sendable {
  /// The running instance.
  associatedtype Instance: Responder

  /// The model deployments it offers, for what picks backends by them; empty for services without models.
  var deploymentNames: [String] { get }

  /// The same service whose models' answers come from elsewhere; itself when it has no models.
  func replacingModels(with models: any Responder) -> Self

  /// Starts an instance.
  ///
  /// - Parameters:
  ///   - clock: What it reads the time from and waits with.
  ///   - random: Its randomness; instances of one seed answer alike.
  func start(clock: any LabClock, random: RandomSource) -> Instance

  /// Starts an instance of a service that reads texts.
  ///
  /// - Parameter models: What it counts tokens with and embeds with.
  func start(clock: any LabClock, random: RandomSource, models: LocalModels) -> Instance
}

extension Simulator {
  /// None.
  public var deploymentNames: [String] { [] }

  /// Itself: a service without models.
  public func replacingModels(with models: any Responder) -> Self { self }

  /// Starts an instance that has no use for models.
  public func start(clock: any LabClock, random: RandomSource, models: LocalModels) -> Instance {
    start(clock: clock, random: random)
  }
}
