/// The operations an API is imported from, as from an OpenAPI document, and how its clients send their key.
public struct APIDefinition: Sendable {
  /// The operations.
  public var operations: [Operation]
  /// Where clients of this kind of API put the subscription key.
  public var subscriptionKeyNames: SubscriptionKeyNames

  /// The schema documents that the operations refer to.
  public var schemas: [APISchema]
  /// The server that the definition names; nil when it names none.
  public var serviceURL: String?

  /// Creates a definition.
  public init(
    operations: [Operation], subscriptionKeyNames: SubscriptionKeyNames = SubscriptionKeyNames(),
    schemas: [APISchema] = [], serviceURL: String? = nil
  ) {
    self.operations = operations
    self.subscriptionKeyNames = subscriptionKeyNames
    self.schemas = schemas
    self.serviceURL = serviceURL
  }

  /// Every method and path: requests are passed through as they are.
  public static let passthrough = APIDefinition(operations: [Operation("any", "*", "/*")])

  /// Azure OpenAI inference: deployments in the path, and the v1 routes with the model in the body.
  ///
  /// Operation names as in the Azure OpenAI inference specification (2024-10-21).
  public static let azureOpenAI = APIDefinition(
    operations: [
      Operation("ChatCompletions_Create", "POST", "/deployments/{deployment-id}/chat/completions"),
      Operation("Completions_Create", "POST", "/deployments/{deployment-id}/completions"),
      Operation("embeddings_create", "POST", "/deployments/{deployment-id}/embeddings"),
      Operation("createChatCompletion", "POST", "/v1/chat/completions"),
      Operation("createCompletion", "POST", "/v1/completions"),
      Operation("createEmbedding", "POST", "/v1/embeddings"),
      Operation("listModels", "GET", "/v1/models"),
    ],
    subscriptionKeyNames: SubscriptionKeyNames(header: "api-key", query: "api-key", bearer: true))

  /// OpenAI's own routes, the model in the body.
  public static let openAI = APIDefinition(
    operations: [
      Operation("createChatCompletion", "POST", "/v1/chat/completions"),
      Operation("createCompletion", "POST", "/v1/completions"),
      Operation("createEmbedding", "POST", "/v1/embeddings"),
      Operation("listModels", "GET", "/v1/models"),
    ],
    subscriptionKeyNames: SubscriptionKeyNames(header: "api-key", query: "api-key", bearer: true))
}
