public import HTTPTransport
public import LabTime

/// A service that a lab declares; it answers once it has been given a clock and a seed.
///
/// The declaration is a value and holds no state. What it starts is one running instance, with its own
/// counters and limits.
public protocol Simulator: Sendable {
  /// The running instance.
  associatedtype Instance: Responder

  /// The model deployments it offers, for what picks backends by them; empty for services without models.
  var deploymentNames: [String] { get }

  /// Starts an instance.
  ///
  /// - Parameters:
  ///   - clock: What it reads the time from and waits with.
  ///   - random: Its randomness; instances of one seed answer alike.
  func start(clock: any LabClock, random: RandomSource) -> Instance
}

extension Simulator {
  /// None.
  public var deploymentNames: [String] { [] }
}
