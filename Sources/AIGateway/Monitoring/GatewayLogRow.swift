/// A row of `ApiManagementGatewayLogs`, whose columns its JSON members are named like.
///
/// Source: the table's page of the Azure Monitor reference.
public struct GatewayLogRow: Sendable, Hashable, Codable {
  /// When the request arrived, in ISO 8601.
  public var timeGenerated: String
  /// The request's id, `context.RequestId`.
  public var correlationId: String
  /// The method that the caller sent.
  public var method: String
  /// The URL that the caller sent.
  public var url: String
  /// The status that the caller got.
  public var responseCode: Int
  /// Milliseconds from the request's arrival to the response's last byte.
  public var totalTime: Int
  /// Milliseconds of it that backends took to begin their answers.
  public var backendTime: Int
  /// Milliseconds of it that passing the response on took.
  public var clientTime: Int
  /// The backend entity that the request went to last.
  public var backendId: String?
  /// The method that it was sent with.
  public var backendMethod: String?
  /// The URL that it was sent to.
  public var backendUrl: String?
  /// The status that came back.
  public var backendResponseCode: Int?
  /// The API's name.
  public var apiId: String
  /// The operation's name.
  public var operationId: String
  /// The product's name; empty without one.
  public var productId: String
  /// The user's id; empty without one.
  public var userId: String
  /// The subscription's name; empty without one.
  public var apimSubscriptionId: String
  /// The caller's address.
  public var callerIpAddress: String
  /// What failed last, such as a policy.
  public var lastErrorSource: String?
  /// Why, in one word.
  public var lastErrorReason: String?
  /// Why, in a sentence.
  public var lastErrorMessage: String?
  /// The scope of the policy that failed.
  public var lastErrorScope: String?
  /// The section that it stands in.
  public var lastErrorSection: String?
  /// Whether the response is no failure to its caller.
  public var isRequestSuccess: Bool
  /// The gateway's region.
  public var region: String

  // The table's own names.
  private enum CodingKeys: String, CodingKey {
    case timeGenerated = "TimeGenerated"
    case correlationId = "CorrelationId"
    case method = "Method"
    case url = "Url"
    case responseCode = "ResponseCode"
    case totalTime = "TotalTime"
    case backendTime = "BackendTime"
    case clientTime = "ClientTime"
    case backendId = "BackendId"
    case backendMethod = "BackendMethod"
    case backendUrl = "BackendUrl"
    case backendResponseCode = "BackendResponseCode"
    case apiId = "ApiId"
    case operationId = "OperationId"
    case productId = "ProductId"
    case userId = "UserId"
    case apimSubscriptionId = "ApimSubscriptionId"
    case callerIpAddress = "CallerIpAddress"
    case lastErrorSource = "LastErrorSource"
    case lastErrorReason = "LastErrorReason"
    case lastErrorMessage = "LastErrorMessage"
    case lastErrorScope = "LastErrorScope"
    case lastErrorSection = "LastErrorSection"
    case isRequestSuccess = "IsRequestSuccess"
    case region = "Region"
  }
}
