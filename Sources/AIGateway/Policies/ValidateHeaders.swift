import HTTPTransport
import PolicyExpressions

/// `validate-headers`: checks the header fields of the response against those the operation describes.
///
/// Source: the "validate-headers" page of the policy reference.
struct ValidateHeaders: Policy {
  static let name = "validate-headers"
  static let sections: Set<Section> = [.outbound, .onError]

  private let actions: ParameterActions
  private let variable: String?

  init(_ element: PolicyElement) throws(PolicyError) {
    actions = try ParameterActions(
      specified: element.expression("specified-header-action"),
      unspecified: element.expression("unspecified-header-action"),
      overrides: element.children(named: "header"))
    variable = try element.optionalLiteral("errors-variable-name")
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    guard let response = context.response else { return .next }
    let described = context.operation?.responses.first { $0.statusCode == response.status }?.headers ?? []
    let errors = try await actions.errors(
      in: response.headers.names.map { ($0, response.headers[all: $0]) }, described: described,
      as: .responseHeader, context)
    try context.report(errors, by: Self.name, in: variable)
    return .next
  }
}
