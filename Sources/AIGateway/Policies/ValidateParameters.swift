import HTTPTransport
import PolicyExpressions

/// `validate-parameters`: checks the request's header fields, query and path parameters against those the
/// operation describes.
///
/// Source: the "validate-parameters" page of the policy reference.
struct ValidateParameters: Policy {
  static let name = "validate-parameters"
  static let sections: Set<Section> = [.inbound]

  private let headers: ParameterActions
  private let query: ParameterActions
  private let path: ParameterActions
  private let variable: String?

  init(_ element: PolicyElement) throws(PolicyError) {
    let specified: ParameterActions.Action = try element.expression("specified-parameter-action")
    let unspecified: ParameterActions.Action = try element.expression("unspecified-parameter-action")
    func actions(_ name: String) throws(PolicyError) -> ParameterActions {
      guard let child = try element.child(named: name) else {
        return try ParameterActions(specified: specified, unspecified: unspecified, overrides: [])
      }
      return try ParameterActions(
        specified: child.optionalExpression("specified-parameter-action") ?? specified,
        unspecified: child.optionalExpression("unspecified-parameter-action") ?? unspecified,
        overrides: child.children(named: "parameter"))
    }
    headers = try actions("headers")
    query = try actions("query")
    path = try actions("path")
    variable = try element.optionalLiteral("errors-variable-name")
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    let operation = context.operation
    let fields = context.request.headers
    var errors = try await headers.errors(
      in: fields.names.map { ($0, fields[all: $0]) }, described: operation?.request.headers ?? [],
      as: .requestHeader, context)
    errors += try await query.errors(
      in: Self.query(of: context.request), described: operation?.request.queryParameters ?? [],
      as: .queryParameter, context)
    let parameters = context.matchedParameters
    errors += try await path.errors(
      in: parameters.keys.sorted().map { ($0, [parameters[$0] ?? ""]) },
      described: operation?.templateParameters ?? [], as: .pathParameter, context)
    try context.report(errors, by: Self.name, in: variable)
    return .next
  }

  private static func query(of request: Request) -> [(name: String, values: [String])] {
    var parameters: [(name: String, values: [String])] = []
    for (name, value) in QueryString.parameters(request.url.query ?? "") {
      if let index = parameters.firstIndex(where: { $0.name.lowercased() == name.lowercased() }) {
        parameters[index].values.append(value)
      } else {
        parameters.append((name, [value]))
      }
    }
    return parameters
  }
}
