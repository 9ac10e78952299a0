/// What an operation's requests are like, `RequestContract`.
public struct OperationRequest: Sendable, Hashable {
  /// The parameters of the query.
  public var queryParameters: [OperationParameter]
  /// The header fields.
  public var headers: [OperationParameter]
  /// The contents that a request may have.
  public var representations: [Representation]

  /// Creates a description of requests.
  public init(
    queryParameters: [OperationParameter] = [], headers: [OperationParameter] = [],
    representations: [Representation] = []
  ) {
    self.queryParameters = queryParameters
    self.headers = headers
    self.representations = representations
  }
}
