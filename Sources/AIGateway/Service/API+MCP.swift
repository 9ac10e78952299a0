/// APIs of the type `mcp`.
extension API {
  /// Creates an API whose tools are operations of other APIs.
  ///
  /// Clients connect to `PATH/mcp`, or to `PATH/sse` with the first revision's transport.
  ///
  /// - Parameter operations: Operations besides, such as those that publish metadata.
  public init(
    _ name: String, tools: [MCPTool], displayName: String? = nil, path: String, operations: [Operation] = [],
    subscriptionRequired: Bool = true, subscriptionKeyNames: SubscriptionKeyNames? = nil,
    policy: PolicySource? = nil
  ) {
    self.init(
      name, APIDefinition(operations: operations + Self.transports), displayName: displayName, path: path,
      subscriptionRequired: subscriptionRequired, subscriptionKeyNames: subscriptionKeyNames, policy: policy)
    mcp = .tools(tools)
  }

  /// Creates an API that is a server behind the gateway.
  ///
  /// A client connects to the API's own path, which leads to the backend's URL, such as `.../mcp`. Below it, paths
  /// are the backend's.
  ///
  /// - Parameters:
  ///   - backend: The backend entity.
  ///   - operations: Operations besides, such as those that publish metadata.
  public init(
    _ name: String, mcpServer backend: String, displayName: String? = nil, path: String,
    operations: [Operation] = [], subscriptionRequired: Bool = true,
    subscriptionKeyNames: SubscriptionKeyNames? = nil, policy: PolicySource? = nil
  ) {
    self.init(
      name, APIDefinition(operations: operations + APIDefinition.passthrough.operations),
      displayName: displayName, path: path, subscriptionRequired: subscriptionRequired,
      subscriptionKeyNames: subscriptionKeyNames, policy: policy)
    mcp = .server(backend: backend)
  }

  private static let transports = [
    Operation("mcp", "*", "/mcp"), Operation("sse", "GET", "/sse"),
    Operation("messages", "POST", "/messages"),
  ]
}
