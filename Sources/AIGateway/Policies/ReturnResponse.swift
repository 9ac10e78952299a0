import HTTPTransport
import PolicyExpressions

/// `return-response`: ends the request with a response of the policy's own.
struct ReturnResponse: Policy {
  static let name = "return-response"
  static let sections = Set(Section.allCases)

  private let variable: String?
  private let status: SetStatus?
  private let headers: [SetHeader]
  private let body: SetBody?

  init(_ element: PolicyElement) throws(PolicyError) {
    variable = try element.optionalLiteral("response-variable-name")
    status = try element.child(named: SetStatus.name).map(SetStatus.init)
    var headers: [SetHeader] = []
    for header in element.children(named: SetHeader.name) { headers.append(try SetHeader(header)) }
    self.headers = headers
    body = try element.child(named: SetBody.name).map(SetBody.init)
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    var response = Response()
    if let variable, let stored = context.variables[variable] {
      guard let stored = stored.object as? ResponseObject else {
        throw PolicyFailure.internalError(
          reason: "ExpressionValueEvaluationFailure",
          detail: "The variable '\(variable)' does not hold a response.")
      }
      response = stored.response
    }
    try await status?.edit(&response, context)
    for header in headers { try await header.change(context)?.apply(to: &response.headers) }
    if let body { response.body = try await body.body(context) }
    context.response = response
    return .respond
  }
}
