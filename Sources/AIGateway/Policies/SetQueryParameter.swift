import HTTPTransport
import PolicyExpressions

/// `set-query-parameter`: sets, adds or removes a parameter of the request's query.
struct SetQueryParameter: Policy {
  static let name = "set-query-parameter"
  static let sections: Set<Section> = [.inbound, .backend]

  private let parameter: PolicyExpression<String>
  private let existsAction: ExistsAction
  /// nil stands for an empty element, an empty value.
  private let values: [PolicyExpression<String>?]

  init(_ element: PolicyElement) throws(PolicyError) {
    parameter = try element.expression("name")
    existsAction = try element.choice("exists-action", default: .override)
    var values: [PolicyExpression<String>?] = []
    for value in element.children(named: "value") { values.append(try value.optionalTextExpression()) }
    self.values = values
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    let name = try await context.evaluate(parameter)
    var added: [Substring] = []
    if existsAction != .delete {
      for value in values {
        let text = if let value { try await context.evaluate(value) } else { "" }
        added.append(QueryString.field(name, text))
      }
    }
    var fields = QueryString.fields(context.request.url.query ?? "")
    let exists = fields.contains { QueryString.isField($0, named: name) }
    switch existsAction {
    case .skip where exists:
      return .next
    case .override, .delete:
      fields.removeAll { QueryString.isField($0, named: name) }
    case .append, .skip:
      break
    }
    context.request.url.query = QueryString.query(fields + added)
    return .next
  }
}
