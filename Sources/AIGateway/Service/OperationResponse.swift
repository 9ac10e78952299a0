/// What an operation's responses of one status are like, `ResponseContract`.
public struct OperationResponse: Sendable, Hashable {
  /// The status code.
  public var statusCode: Int
  /// The header fields.
  public var headers: [OperationParameter]
  /// The contents that a response may have.
  public var representations: [Representation]

  /// Creates a description of responses.
  public init(
    _ statusCode: Int, headers: [OperationParameter] = [], representations: [Representation] = []
  ) {
    self.statusCode = statusCode
    self.headers = headers
    self.representations = representations
  }
}
