/// Words for what can be wrong with a body, as the table of validation errors has them.
struct BodyReport {
  let type: String
  let subject: ValidationError.Subject
  let action: ValidationAction

  private var message: String { subject == .requestBody ? "request" : "response" }

  /// The schema document is not there, or holds nothing.
  func schema(_ details: String) -> ValidationError {
    ValidationError("", .schema, nil, details, action)
  }

  /// The schema document lacks a definition.
  func missing(_ definition: String) -> ValidationError {
    ValidationError(
      type, subject, .missingDefinition,
      "API's schema does not contain definition \(definition), which is associated with the content type \(type).",
      action)
  }

  /// The body is not as its definition says.
  func incorrect(_ definition: String, _ reason: String) -> ValidationError {
    let text =
      "Body of the \(message) does not conform to the definition \(definition), which is associated with the "
      + "content type \(type). \(reason)"
    return ValidationError(type, subject, .incorrectMessage, text, tells: text, action)
  }

  /// The body could not be looked at.
  func exception(_ reason: String) -> ValidationError {
    ValidationError(
      "", subject, .validationException,
      "Body of the \(message) cannot be validated for the content type \(type). \(reason)", action)
  }

  /// Neither the operation nor the policy knows the content type.
  func unspecified() -> ValidationError {
    let text = "Unspecified content type \(type) is not allowed."
    return ValidationError(type, subject, .unspecified, text, tells: text, action)
  }

  /// The body is too long; lengths in bytes.
  func tooLong(_ length: Int, limit: Int) -> ValidationError {
    let start =
      "\(message.prefix(1).uppercased() + message.dropFirst())'s body is \(length) bytes long and it exceeds the"
    return ValidationError(
      "", subject, .sizeLimit, "\(start) configured limit of \(limit) bytes.",
      tells: "\(start) limit of \(limit) bytes.", action)
  }
}
