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
      Operation("ImageGenerations_Create", "POST", "/deployments/{deployment-id}/images/generations"),
      Operation("Create_Response", "POST", "/responses"),
      Operation("Get_Response", "GET", "/responses/{response_id}"),
      Operation("Delete_Response", "DELETE", "/responses/{response_id}"),
      Operation("Cancel_Response", "POST", "/responses/{response_id}/cancel"),
      Operation("List_Input_Items", "GET", "/responses/{response_id}/input_items"),
      Operation("Models_List", "GET", "/models"),
      Operation("Models_Get", "GET", "/models/{model-id}"),
    ] + v1Operations,
    subscriptionKeyNames: SubscriptionKeyNames(header: "api-key", query: "api-key", bearer: true))

  /// OpenAI's own routes, the model in the body.
  public static let openAI = APIDefinition(
    operations: v1Operations,
    subscriptionKeyNames: SubscriptionKeyNames(header: "api-key", query: "api-key", bearer: true))

  // The model in the body, as OpenAI's own API has it and Azure's v1 API too.
  private static let v1Operations = [
    Operation("createChatCompletion", "POST", "/v1/chat/completions"),
    Operation("createCompletion", "POST", "/v1/completions"),
    Operation("createEmbedding", "POST", "/v1/embeddings"),
    Operation("createImage", "POST", "/v1/images/generations"),
    Operation("createResponse", "POST", "/v1/responses"),
    Operation("getResponse", "GET", "/v1/responses/{response_id}"),
    Operation("deleteResponse", "DELETE", "/v1/responses/{response_id}"),
    Operation("cancelResponse", "POST", "/v1/responses/{response_id}/cancel"),
    Operation("listInputItems", "GET", "/v1/responses/{response_id}/input_items"),
    Operation("listModels", "GET", "/v1/models"),
    Operation("retrieveModel", "GET", "/v1/models/{model}"),
  ]
}
