import HTTPTransport
import PolicyExpressions

/// `validate-content`: checks the size of a body and its content against a schema.
///
/// Source: the "validate-content" page of the policy reference. JSON is validated; a body that is to be
/// validated as XML or SOAP is reported as one that cannot be. A body that is not there is not looked at.
struct ValidateContent: Policy {
  static let name = "validate-content"
  static let sections: Set<Section> = [.inbound, .outbound, .onError]

  private let unspecifiedAction: PolicyExpression<ValidationAction>
  private let maxSize: PolicyExpression<Int>
  private let sizeAction: PolicyExpression<ValidationAction>
  private let variable: String?
  private let map: ContentTypeMap?
  private let rules: [ContentRule]

  init(_ element: PolicyElement) throws(PolicyError) {
    unspecifiedAction = try element.expression("unspecified-content-type-action")
    // 102,400 is the most that API Management takes unless its support raised the limit.
    maxSize = try element.expression("max-size")
    sizeAction = try element.expression("size-exceeded-action")
    variable = try element.optionalLiteral("errors-variable-name")
    map = try element.child(named: "content-type-map").map { child throws(PolicyError) in
      try ContentTypeMap(child)
    }
    var rules: [ContentRule] = []
    for child in element.children(named: "content") { rules.append(try ContentRule(child)) }
    self.rules = rules
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    try context.report(try await errors(context), by: Self.name, in: variable)
    return .next
  }

  private func errors(_ context: PolicyContext) async throws -> [ValidationError] {
    let isRequest = context.section == .inbound
    let subject: ValidationError.Subject = isRequest ? .requestBody : .responseBody
    let headers = isRequest ? context.request.headers : context.response?.headers ?? [:]
    let limit = try await context.evaluate(maxSize)
    // A body that says to be too long need not be waited for.
    var length = headers["Content-Length"].flatMap { Int($0) } ?? 0
    var body: [UInt8] = []
    if length <= limit {
      try await context.gather(isRequest ? .request : .response)
      body = try await (isRequest ? context.request.body : context.response?.body ?? .empty).gathered()
      length = body.count
    }
    guard length > 0 else { return [] }
    let own = MediaType(headers["Content-Type"]).name
    let type = try await map?.type(for: own, context) ?? own
    if length > limit {
      let action = try await context.evaluate(sizeAction)
      if action != .ignore {
        return [BodyReport(type: type, subject: subject, action: action).tooLong(length, limit: limit)]
      }
      if body.isEmpty { return [] }
    }
    let described = described(isRequest, context)
    let representation = described.first { MediaType($0.contentType).covers(MediaType(type)) }
    let rule =
      rules.first { $0.type == type } ?? (representation == nil ? nil : rules.first { $0.type == nil })
    guard representation != nil || rule?.schemaID != nil else {
      let action = try await context.evaluate(unspecifiedAction)
      if action == .ignore { return [] }
      return [BodyReport(type: type, subject: subject, action: action).unspecified()]
    }
    guard let rule else { return [] }
    let action = try await context.evaluate(rule.action)
    guard action != .ignore else { return [] }
    if let encoding = headers["Content-Encoding"], encoding.lowercased() != "identity" {
      let report = BodyReport(type: type, subject: subject, action: action)
      return [report.exception("This gateway cannot read a body of the encoding \(encoding).")]
    }
    return rule.errors(in: body, of: type, as: subject, described: representation, action, context)
  }

  private func described(_ isRequest: Bool, _ context: PolicyContext) -> [Representation] {
    guard let operation = context.operation else { return [] }
    if isRequest { return operation.request.representations }
    return operation.responses.first { $0.statusCode == context.response?.status }?.representations ?? []
  }
}
