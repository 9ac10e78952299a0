public import LabTime

/// A Logic App that takes orders of up to five items: `POST /triggers/PlaceOrder/paths/invoke`, opened by a signature
/// in the query.
public struct OrderWorkflowSimulator: Simulator {
  /// The most items that one order may have.
  public static let mostItems = 5

  /// The signature that requests must show as `sig`.
  public var signature: String

  /// Describes a workflow.
  public init(signature: String) {
    self.signature = signature
  }

  /// Starts an instance without orders.
  public func start(clock: any LabClock, random: RandomSource) -> OrderWorkflowEndpoint {
    OrderWorkflowEndpoint(signature: signature, clock: clock, random: random)
  }
}
