/// Something that a validation policy found.
///
/// Source: "Validation errors" of the validation policies' pages, from which names and texts are taken.
struct ValidationError: Error, Sendable, Hashable {
  /// What the error is about.
  enum Subject: String, Sendable {
    case requestBody = "RequestBody"
    case responseBody = "ResponseBody"
    case schema = "ApiSchema"
    case queryParameter = "QueryParameter"
    case pathParameter = "PathParameter"
    case requestHeader = "RequestHeader"
    case responseHeader = "ResponseHeader"
    case statusCode = "StatusCode"

    /// Whether the backend, not the caller, is at fault: the caller learns nothing about it then.
    var isResponse: Bool {
      switch self {
      case .responseBody, .responseHeader, .statusCode: true
      default: false
      }
    }
  }

  /// What is not kept to.
  enum Rule: String, Sendable {
    case sizeLimit = "SizeLimit"
    case unspecified = "Unspecified"
    case missingDefinition = "MissingDefinition"
    case incorrectMessage = "IncorrectMessage"
    case validationException = "ValidationException"
    case validationError = "ValidationError"
  }

  /// The parameter, header, content type or status; empty where the table names none.
  let name: String
  let subject: Subject
  let rule: Rule?
  /// What is wrong, for those who run the API.
  let details: String
  /// What the caller is told.
  let publicResponse: String
  let action: ValidationAction

  init(
    _ name: String, _ subject: Subject, _ rule: Rule?, _ details: String, tells publicResponse: String? = nil,
    _ action: ValidationAction
  ) {
    self.name = name
    self.subject = subject
    self.rule = rule
    self.details = details
    let isSecret = subject.isResponse || publicResponse == nil
    self.publicResponse = isSecret ? Self.internalError : publicResponse ?? details
    self.action = action
  }

  private static let internalError =
    "The request could not be processed due to an internal error. Contact the API owner."
}
