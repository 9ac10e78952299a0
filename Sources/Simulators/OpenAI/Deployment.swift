/// A model under a name of one's own, with the limits that were bought for it.
public struct Deployment: Sendable, Hashable {
  /// The name that requests use.
  public let name: String
  /// The model.
  public let model: Model
  /// Tokens that requests may ask for in any 60 seconds; nil for no limit.
  public let tokensPerMinute: Int?
  /// Requests in any 10 seconds; nil for no limit.
  public let requestsPer10Seconds: Int?

  /// Describes a deployment.
  ///
  /// - Parameters:
  ///   - name: The name that requests use.
  ///   - model: The model; the one of that name when it is left out.
  ///   - tokensPerMinute: The token limit, 0 or more.
  ///   - requestsPer10Seconds: The request limit; when it is left out, one for every 1,000 tokens per
  ///     minute begun, as in Azure's quota (6 requests per minute for 1,000 tokens per minute).
  public init(
    _ name: String, model: Model? = nil, tokensPerMinute: Int? = nil, requestsPer10Seconds: Int? = nil
  ) {
    self.name = name
    self.model = model ?? Model(named: name)
    self.tokensPerMinute = tokensPerMinute.map { max(0, $0) }
    self.requestsPer10Seconds =
      requestsPer10Seconds ?? self.tokensPerMinute.map { $0 / 1000 + ($0 % 1000 == 0 ? 0 : 1) }
  }
}

extension Deployment: ExpressibleByStringLiteral {
  /// A deployment named like its model, without limits.
  public init(stringLiteral name: String) {
    self.init(name)
  }
}
