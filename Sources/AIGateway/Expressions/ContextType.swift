import HTTPTransport
import LabTime
import OpenAI
import PolicyExpressions

extension PolicyContext: NetObject {
  /// What `context` is to an expression.
  var type: StaticType { .named("IProxyRequestContext") }

  /// The type of `context` in the expressions of documents.
  ///
  /// It is put together at the first expression: documents without one start sooner.
  static let declaredType = Result { () throws(ExpressionError) in try hostType() }

  /// The members of `context`.
  ///
  /// Source: "API Management policy expressions", context variable.
  private static func hostType() throws(ExpressionError) -> HostType {
    let request = try RequestObject.hostType()
    let response = try ResponseObject.hostType()
    return try HostType(
      "IProxyRequestContext", of: PolicyContext.self,
      uses: [
        request, response, try APIObject.hostType(), try OperationObject.hostType(),
        try ProductObject.hostType(),
        try SubscriptionObject.hostType(), try UserObject.hostType(), try DeploymentObject.hostType(),
        try LastErrorObject.hostType(), try AuthorizationObject.hostType(),
        try ValidationErrorObject.hostType(),
      ],
      [
        HostMember("IApi Api") { context, _ in .object(context.api.map(APIObject.init)) },
        HostMember("IDeployment Deployment") { context, _ in .object(DeploymentObject(context)) },
        HostMember("TimeSpan Elapsed") { context, _ in
          .timeSpan(TimeSpan(ticks: (context.environment.clock.now - context.timestamp).nanoseconds / 100))
        },
        HostMember("ILastError LastError") { context, _ in
          .object(context.lastError.map(LastErrorObject.init))
        },
        HostMember("IOperation Operation") { context, _ in
          .object(context.operation.map(OperationObject.init))
        },
        HostMember("IProduct Product") { context, _ in
          .object(context.product.map { ProductObject($0, of: context.deployed.service) })
        },
        HostMember("IRequest Request") { context, _ in .object(RequestObject(context)) },
        HostMember("Guid RequestId") { context, _ in .guid(context.requestID) },
        HostMember("IResponse Response", notable: true) { context, _ in
          .object(context.response.map { _ in ResponseObject(context) })
        },
        HostMember("ISubscription Subscription") { context, _ in
          .object(context.subscription.map(SubscriptionObject.init))
        },
        HostMember("DateTime Timestamp") { context, _ in
          .dateTime(DateTime(unixNanoseconds: context.timestamp.nanoseconds))
        },
        HostMember("bool Tracing") { context, _ in .bool(context.trace != nil) },
        HostMember("IUser User") { context, _ in .object(context.user.map(UserObject.init)) },
        HostMember("IReadOnlyDictionary<string, object> Variables") { context, _ in
          .object(VariablesObject(context))
        },
        HostMember("void Trace(string message)") { context, call in
          context.note("context.Trace", ["message": .string(call.optionalString(0) ?? "")])
          return .null
        },
      ])
  }

  /// The value of a policy's attribute or text for this request.
  ///
  /// A body that the expression reads is gathered first; no other is.
  // Inlined, because an asynchronous call takes longer than what nearly all attributes need: a look at a literal.
  @inline(__always)
  func evaluate<Result>(_ expression: PolicyExpression<Result>) async throws -> Result {
    if let literal = expression.literal { return literal }
    if !expression.reads.isEmpty { try await gatherBodies(expression.reads) }
    return try expression.evaluate(in: scope)
  }

  private func gatherBodies(_ reads: Set<String>) async throws {
    if reads.contains("IRequest.Body") { try await gather(.request) }
    if reads.contains("IResponse.Body"), mayReadResponse(reads) { try await gather(.response) }
  }

  // The body of a response that `send-request` got is complete; only for it, the backend's must not be held up.
  private func mayReadResponse(_ reads: Set<String>) -> Bool {
    reads.contains("IProxyRequestContext.Response")
      || variables.values.contains { ($0.object as? ResponseObject)?.isCurrent == true }
  }

  /// Waits until a message's body is complete, so that it can be read and sent more than once.
  func gather(_ message: Message) async throws {
    switch message {
    case .request:
      if case .stream = request.body {
        request.body = .bytes(try await request.body.gathered(upTo: Self.bodyLimit))
      }
    case .response:
      guard case .stream? = response?.body, let body = response?.body else { return }
      response?.body = .bytes(try await body.gathered(upTo: Self.bodyLimit))
    }
  }

  // Memory is the only bound here; API Management's own is below 2 MB for buffered bodies of LLM requests.
  private static let bodyLimit = 64 << 20
}

extension Value {
  /// An object, or null.
  static func object(_ object: (any NetObject)?) -> Value {
    guard let object else { return .null }
    return .object(object)
  }
}
