public import LabTime

/// A subscription, `Microsoft.ApiManagement/service/subscriptions`: two keys that open what it is for.
public struct Subscription: ServiceResource {
  /// What a subscription's keys open.
  public enum Scope: Sendable, Hashable {
    /// Every API of the service.
    case allAPIs
    /// One API, by its resource name.
    case api(String)
    /// The APIs of one product, whose policies then apply.
    case product(String)
  }

  /// The life of a subscription; only the keys of an active one work.
  public enum State: String, Sendable, CaseIterable {
    case active, suspended, cancelled, expired, submitted, rejected
  }

  /// The resource name, `context.Subscription.Id`.
  public var name: String
  /// The name people see, `context.Subscription.Name`.
  public var displayName: String
  /// What the keys open.
  public var scope: Scope
  /// Whether the keys work.
  public var state: State
  /// The first key; nil until the service is deployed when none was given.
  public var primaryKey: String?
  /// The second key; nil until the service is deployed when none was given.
  public var secondaryKey: String?

  /// The developer whose it is, `context.User`; nil for one that an administrator made for nobody.
  public var owner: User?
  /// When it was made, `context.Subscription.CreatedDate`; nil when that is not known.
  public var createdDate: Instant?
  /// When its keys began to work, `context.Subscription.StartDate`.
  public var startDate: Instant?
  /// When its keys stop working, `context.Subscription.EndDate`; only ``state`` decides whether they do.
  public var endDate: Instant?

  /// Creates a subscription.
  public init(
    _ name: String, displayName: String? = nil, scope: Scope = .allAPIs, state: State = .active,
    primaryKey: String? = nil, secondaryKey: String? = nil, owner: User? = nil
  ) {
    self.name = name
    self.displayName = displayName ?? name
    self.scope = scope
    self.state = state
    self.primaryKey = primaryKey
    self.secondaryKey = secondaryKey
    self.owner = owner
  }

  /// Puts the subscription into a service.
  public func add(to service: inout Service) {
    service.subscriptions.place(self, by: \.name)
  }

  /// The subscription with random keys of 32 hexadecimal digits, as API Management makes them, where it has none.
  public func withKeys(from random: RandomSource) -> Subscription {
    let own = random.derived("subscription \(name)")
    var subscription = self
    subscription.primaryKey = primaryKey ?? Self.key(own)
    subscription.secondaryKey = secondaryKey ?? Self.key(own)
    return subscription
  }

  private static func key(_ random: RandomSource) -> String {
    let digits = Array("0123456789abcdef")
    return String((0..<32).map { _ in digits[random.next(in: 0...15)] })
  }
}
