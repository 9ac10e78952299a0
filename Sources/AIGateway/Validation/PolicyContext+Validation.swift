import OpenAI
import PolicyExpressions

extension PolicyContext {
  /// Does about errors what their actions say: all are kept in the variable and traced; the first to prevent
  /// ends the request with its public response.
  ///
  /// Source: "Actions" and "Validation errors" of the validation policies' pages: 400 for a request, 502 for
  /// a response.
  func report(_ errors: [ValidationError], by policy: String, in variable: String?) throws {
    guard !errors.isEmpty else { return }
    if let variable {
      let objects = errors.map { Value.object(ValidationErrorObject($0)) }
      variables[variable] = .list(objects, of: ValidationErrorObject.type)
    }
    for error in errors { note(policy, error.json) }
    guard let error = errors.first(where: { $0.action == .prevent }) else { return }
    let isRequest = section == .inbound
    throw PolicyFailure(
      status: isRequest ? 400 : 502, message: error.publicResponse,
      reason: isRequest ? "Bad request" : "Response not allowed", detail: error.details)
  }
}

extension ValidationError {
  fileprivate var json: JSON {
    [
      "Name": .string(name), "Type": .string(subject.rawValue),
      "ValidationRule": .string(rule?.rawValue ?? ""), "Details": .string(details),
      "Action": .string(action.rawValue),
    ]
  }
}
