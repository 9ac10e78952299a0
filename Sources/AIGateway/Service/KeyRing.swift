import HTTPTransport

/// Decides whom a request is from, by its subscription key.
struct KeyRing: Sendable {
  /// What a request may be: whose it is, and in which product it is made.
  struct Access {
    var subscription: Subscription?
    var product: Product?
  }

  private let subscriptions: [String: Subscription]
  private let products: [String: Product]
  private let openProducts: [Product]

  init(_ service: Service) {
    var subscriptions: [String: Subscription] = [:]
    for subscription in service.subscriptions where subscription.state == .active {
      for key in [subscription.primaryKey, subscription.secondaryKey] {
        if let key { subscriptions[key] = subscription }
      }
    }
    self.subscriptions = subscriptions
    products = Dictionary(service.products.map { ($0.name, $0) }) { _, last in last }
    openProducts = service.products.filter { !$0.subscriptionRequired }
  }

  /// Whether a request may use an API.
  ///
  /// Source: "Subscriptions in Azure API Management", how the gateway handles requests with and without keys.
  func access(to api: API, by request: Request) throws(PolicyFailure) -> Access {
    guard let key = Self.key(of: request, for: api) else {
      if let product = openProducts.first(where: { $0.apis.contains(api.name) }) {
        return Access(product: product)
      }
      guard api.subscriptionRequired else { return Access() }
      throw Self.refusal(
        "missing subscription key. Make sure to include subscription key when making requests to an API.",
        reason: "SubscriptionKeyNotFound", api, request)
    }
    if let subscription = subscriptions[key] {
      switch subscription.scope {
      case .allAPIs:
        return Access(subscription: subscription)
      case .api(let name) where name == api.name:
        return Access(subscription: subscription)
      case .product(let name):
        if let product = products[name], product.apis.contains(api.name) {
          return Access(subscription: subscription, product: product)
        }
      case .api:
        break
      }
    }
    throw Self.refusal(
      "invalid subscription key. Make sure to provide a valid key for an active subscription.",
      reason: "SubscriptionKeyInvalid", api, request)
  }

  // The header is asked first, then the query; a bearer token counts as a key only where a key is needed,
  // since it may be a token for the backend or for a policy.
  private static func key(of request: Request, for api: API) -> String? {
    let names = api.subscriptionKeyNames
    if let key = request.headers[names.header], !key.isEmpty { return key }
    if let query = request.url.query, let key = QueryString.value(of: names.query, in: query), !key.isEmpty {
      return key
    }
    guard names.bearer, api.subscriptionRequired, let authorization = request.headers["Authorization"] else {
      return nil
    }
    let parts = authorization.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
    return String(parts[1])
  }

  private static func refusal(
    _ message: String, reason: String, _ api: API, _ request: Request
  ) -> PolicyFailure {
    let host = request.url.authority
    let challenge =
      "AzureApiManagementKey realm=\"\(request.url.scheme)://\(host)/\(api.path)\""
      + ",name=\"\(api.subscriptionKeyNames.header)\",type=\"header\""
    return PolicyFailure(
      status: 401, message: "Access denied due to \(message)", source: "authorization", reason: reason,
      headers: ["WWW-Authenticate": challenge])
  }
}
