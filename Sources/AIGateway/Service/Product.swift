/// A product: APIs that are offered together, `Microsoft.ApiManagement/service/products`.
public struct Product: ServiceResource {
  /// The resource name, `context.Product.Id`.
  public var name: String
  /// The name people see, `context.Product.Name`.
  public var displayName: String
  /// The names of its APIs.
  public var apis: [String]
  /// Whether a request needs a key; the APIs of an open product need none.
  public var subscriptionRequired: Bool
  /// Whether an administrator has to approve subscriptions, `context.Product.ApprovalRequired`.
  public var approvalRequired = false
  /// How many subscriptions a user may have, `context.Product.SubscriptionLimit`; nil for any number.
  public var subscriptionLimit: Int?
  /// Whether developers see the product, `context.Product.State`.
  public var isPublished = true
  /// The names of the groups whose members see the product, `context.Product.Groups`.
  public var groups: [String] = []
  /// The policy document of the product scope; it runs only for requests made in this product.
  public var policy: PolicySource?

  /// Creates a product.
  public init(
    _ name: String, displayName: String? = nil, apis: [String], subscriptionRequired: Bool = true,
    policy: PolicySource? = nil
  ) {
    self.name = name
    self.displayName = displayName ?? name
    self.apis = apis
    self.subscriptionRequired = subscriptionRequired
    self.policy = policy
  }

  /// Puts the product into a service.
  public func add(to service: inout Service) {
    service.products.place(self, by: \.name)
  }
}
