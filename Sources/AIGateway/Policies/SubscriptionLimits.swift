/// The limits of a `rate-limit` or `quota`: on all that a subscription calls, and on single APIs and operations.
struct SubscriptionLimits<Limit: Sendable>: Sendable {
  private struct Part: Sendable {
    /// The resource name; it is looked at before the name.
    let id: String?
    /// The name people see.
    let name: String?
    let limit: Limit
    let parts: [Part]

    func isFor(id: String?, name: String?) -> Bool {
      if let own = self.id { return own == id }
      return self.name == name
    }
  }

  private let scope: Scope
  private let limit: Limit
  private let apis: [Part]

  /// Reads the policy's own limit and those of its `api` and `operation` elements.
  init(
    _ element: PolicyElement, _ read: (PolicyElement) throws(PolicyError) -> Limit
  ) throws(PolicyError) {
    scope = element.site?.scope ?? .product
    limit = try read(element)
    var apis: [Part] = []
    for api in element.children(named: "api") {
      var operations: [Part] = []
      for operation in api.children(named: "operation") {
        operations.append(try Self.part(operation, [], read))
      }
      apis.append(try Self.part(api, operations, read))
    }
    self.apis = apis
  }

  private static func part(
    _ element: PolicyElement, _ parts: [Part], _ read: (PolicyElement) throws(PolicyError) -> Limit
  ) throws(PolicyError) -> Part {
    let name = try element.optionalLiteral("name")
    // PolicyElement takes an `id` everywhere; here it means the API or the operation.
    let id = try element.optionalLiteral("id")
    guard id != nil || name != nil else { throw element.missing("name") }
    return Part(id: id, name: name, limit: try read(element), parts: parts)
  }

  /// The limits that a request is under, the policy's own first, each with the key that its calls are counted
  /// under; none when the request has no subscription.
  func applying(to context: PolicyContext) -> [(key: String, limit: Limit)] {
    guard let subscription = context.subscription else { return [] }
    let key = "\(subscription.name)/\(place(in: context))"
    var limits = [(key, limit)]
    guard let api = context.api,
      let part = apis.first(where: { $0.isFor(id: api.name, name: api.displayName) })
    else { return limits }
    limits.append(("\(key)/api/\(api.name)", part.limit))
    if let operation = context.operation,
      let inner = part.parts.first(where: { $0.isFor(id: operation.name, name: operation.displayName) })
    {
      limits.append(("\(key)/api/\(api.name)/\(operation.name)", inner.limit))
    }
    return limits
  }

  // Policies of two documents count apart.
  private func place(in context: PolicyContext) -> String {
    switch scope {
    case .global, .workspace: scope.rawValue
    case .product: "product/\(context.product?.name ?? "")"
    case .api: "api/\(context.api?.name ?? "")"
    case .operation: "operation/\(context.api?.name ?? "")/\(context.operation?.name ?? "")"
    }
  }
}
