/// Where a host that is deployed with a service can be reached from outside of the deployment.
public struct RunningHost: Sendable, Hashable {
  /// The name that the gateway's policies have it by.
  public let name: String
  /// The address on this machine, such as `https://127.0.0.1:40123`.
  public let url: String
}
