import PolicyExpressions

/// A validation error as an expression reads it from the variable that `errors-variable-name` names.
final class ValidationErrorObject: HostRecord {
  private let error: ValidationError

  init(_ error: ValidationError) { self.error = error }

  static let type = StaticType.named("ValidationError")

  var type: StaticType { Self.type }

  var fields: [(name: String, value: Value)] {
    [
      ("Name", .string(error.name)), ("Type", .string(error.subject.rawValue)),
      ("ValidationRule", .string(error.rule?.rawValue ?? "")), ("Details", .string(error.details)),
      ("Action", .string(error.action.rawValue)),
    ]
  }

  static func hostType() throws(ExpressionError) -> HostType {
    try HostType(
      "ValidationError", of: ValidationErrorObject.self,
      [
        HostMember("string Name") { object, _ in .string(object.error.name) },
        HostMember("string Type") { object, _ in .string(object.error.subject.rawValue) },
        HostMember("string ValidationRule") { object, _ in .string(object.error.rule?.rawValue ?? "") },
        HostMember("string Details") { object, _ in .string(object.error.details) },
        HostMember("string Action") { object, _ in .string(object.error.action.rawValue) },
      ])
  }
}
