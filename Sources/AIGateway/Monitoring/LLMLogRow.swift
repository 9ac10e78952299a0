/// A row of `ApiManagementGatewayLlmLog`, whose columns its JSON members are named like.
///
/// An answer has one row with its tokens, the only one with a deployment's name, and rows with pieces of its
/// messages of at most 32 KB each. Source: the table's page of the Azure Monitor reference.
public struct LLMLogRow: Sendable, Hashable, Codable {
  /// When the request arrived, in ISO 8601.
  public var timeGenerated: String
  /// The request's id, as in ``GatewayLogRow``.
  public var correlationId: String
  /// The deployment that was asked; empty in rows with messages.
  public var deploymentName: String
  /// The model that answered, as it calls itself; empty in rows with messages.
  public var modelName: String
  /// The version of the model's API that was asked for.
  public var apiVersion: String
  /// Tokens of the prompt; 0 in rows with messages.
  public var promptTokens: Int
  /// Tokens of the answer; 0 in rows with messages.
  public var completionTokens: Int
  /// Both together; 0 in rows with messages.
  public var totalTokens: Int
  /// The model's id of the answer.
  public var requestId: String
  /// A piece of the request's messages, as JSON.
  public var requestMessages: String
  /// A piece of the answer's messages, as JSON.
  public var responseMessages: String
  /// Whether the answer was streamed.
  public var isStreamCompletion: Bool
  /// The place among the rows of one answer, from 0.
  public var sequenceNumber: Int
  /// The operation's name.
  public var operationName: String
  /// The gateway's region.
  public var region: String

  // The table's own names.
  private enum CodingKeys: String, CodingKey {
    case timeGenerated = "TimeGenerated"
    case correlationId = "CorrelationId"
    case deploymentName = "DeploymentName"
    case modelName = "ModelName"
    case apiVersion = "ApiVersion"
    case promptTokens = "PromptTokens"
    case completionTokens = "CompletionTokens"
    case totalTokens = "TotalTokens"
    case requestId = "RequestId"
    case requestMessages = "RequestMessages"
    case responseMessages = "ResponseMessages"
    case isStreamCompletion = "IsStreamCompletion"
    case sequenceNumber = "SequenceNumber"
    case operationName = "OperationName"
    case region = "Region"
  }
}
