/// An operation of an API, `Microsoft.ApiManagement/service/apis/operations`.
public struct Operation: Sendable, Hashable {
  /// The resource name, `context.Operation.Id`.
  public var name: String
  /// The name people see, `context.Operation.Name`.
  public var displayName: String
  /// What it does; nil when nobody has said.
  public var description: String?
  /// The HTTP method in upper case, or `*` for any.
  public var method: String
  /// The path below the API's own, such as `/deployments/{deployment-id}/completions`, or `/*` for any.
  public var urlTemplate: String
  /// The parameters of the path.
  public var templateParameters: [OperationParameter]
  /// What its requests are like.
  public var request: OperationRequest
  /// What its responses are like, by status.
  public var responses: [OperationResponse]
  /// The policy document of the operation scope.
  public var policy: PolicySource?

  /// Creates an operation.
  public init(
    _ name: String, _ method: String, _ urlTemplate: String, displayName: String? = nil,
    description: String? = nil, templateParameters: [OperationParameter] = [],
    request: OperationRequest = OperationRequest(),
    responses: [OperationResponse] = [], policy: PolicySource? = nil
  ) {
    self.name = name
    self.displayName = displayName ?? name
    self.description = description
    self.method = method
    self.urlTemplate = urlTemplate
    self.templateParameters = templateParameters
    self.request = request
    self.responses = responses
    self.policy = policy
  }
}
