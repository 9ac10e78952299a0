import OpenAI

/// Checks the values of one parameter or header field against what the operation says of it.
struct ParameterCheck {
  let parameter: OperationParameter
  let subject: ValidationError.Subject
  let action: ValidationAction
  let api: String?
  let schemas: SchemaLibrary

  /// What is wrong with the values that a message has; none for a parameter that is not there and need not be.
  func errors(_ values: [String]) -> [ValidationError] {
    guard !values.isEmpty else {
      guard parameter.isRequired else { return [] }
      return [
        notConforming("Required properties are missing from object: \(parameter.name). Line: 1, Position: 1")
      ]
    }
    let isArray = parameter.type == "array"
    if values.count > 1, !isArray {
      let message = subject.isResponse ? "Response" : "Request"
      let text = "\(message) cannot contain multiple values for the \(kind) \(parameter.name)."
      return [ValidationError(parameter.name, subject, .incorrectMessage, text, tells: text, action)]
    }
    guard let value = isArray ? array(values) : scalar(values[0]) else { return [unreadable(values[0])] }
    switch schema {
    case .success(let schema):
      guard let violation = schema.validate(value).first else { return [] }
      let place = JSONPlace(of: violation.path, in: value.bytes)
      return [notConforming("\(violation.message) Line: \(place.line), Position: \(place.position)")]
    case .failure(let error):
      return [error]
    }
  }

  private var kind: String { subject.kind }

  private var schema: Result<JSONSchema, ValidationError> {
    guard let name = parameter.schema else { return withoutDefinition }
    let definition = name.typeName
    switch schemas[name, of: api] {
    case .ready(let schema): return .success(schema)
    case .noDocument:
      return .failure(
        ValidationError("", .schema, nil, "API's schema doesn't exist or it couldn't be resolved.", action))
    case .noDefinitions:
      return .failure(ValidationError("", .schema, nil, "API schema does not specify definitions.", action))
    case .noDefinition:
      return .failure(
        ValidationError(
          parameter.name, subject, .missingDefinition,
          "API's schema does not contain definition \(definition), which is associated with the \(kind) "
            + "\(parameter.name).", action))
    case .broken(let error):
      return .failure(
        ValidationError(
          parameter.name, subject, .validationError,
          "\(kind.prefix(1).uppercased() + kind.dropFirst()) \(parameter.name) cannot be validated. \(error)",
          action))
    }
  }

  // What the parameter says of itself, when it has no schema: its type and its values.
  private var withoutDefinition: Result<JSONSchema, ValidationError> {
    var schema: JSONObject = [:]
    if ["integer", "number", "boolean", "array", "object", "string"].contains(parameter.type) {
      schema["type"] = .string(parameter.type)
    }
    if !parameter.values.isEmpty, parameter.type != "array" {
      schema["enum"] = .array(parameter.values.map { scalar($0) ?? .string($0) })
    }
    do {
      return .success(try JSONSchema(.object(schema)))
    } catch {
      return .failure(
        ValidationError(parameter.name, subject, .validationError, "\(error)", action))
    }
  }

  // The value that a text stands for; nil when it cannot be read as one of the parameter's type.
  private func scalar(_ text: String) -> JSON? {
    switch parameter.type {
    case "integer", "number", "boolean", "object": try? JSON(parsing: text)
    default: .string(text)
    }
  }

  // One value that lists its elements with commas, or a value for each element.
  private func array(_ values: [String]) -> JSON? {
    let texts = values.count == 1 ? values[0].split(separator: ",").map(String.init) : values
    // Elements that read as numbers or truth values are those, unless the schema wants texts.
    let plain = JSON.array(texts.map { .string($0) })
    guard case .success(let schema) = schema, !schema.accepts(plain) else { return plain }
    let read = JSON.array(texts.map { (try? JSON(parsing: $0)) ?? .string($0) })
    return schema.accepts(read) ? read : plain
  }

  private func notConforming(_ reason: String) -> ValidationError {
    let text = "alue of the \(kind) \(parameter.name) does not conform to the definition. \(reason)"
    return ValidationError(
      parameter.name, subject, .incorrectMessage, "V" + text, tells: "The v" + text, action)
  }

  private func unreadable(_ text: String) -> ValidationError {
    let start = "Value of the \(kind) \(parameter.name)"
    if subject.isResponse {
      return ValidationError(
        parameter.name, subject, .incorrectMessage,
        "\(start) couldn't be parsed according to the definition.", action)
    }
    let reason = "'\(text)' is not of type \(parameter.type)."
    return ValidationError(
      parameter.name, subject, .incorrectMessage,
      "\(start) cannot be parsed according to the definition. \(reason)",
      tells: "\(start) couldn't be parsed according to the definition. \(reason)", action)
  }
}

extension ValidationError.Subject {
  /// What messages call it.
  var kind: String {
    switch self {
    case .queryParameter: "query parameter"
    case .pathParameter: "path parameter"
    case .requestHeader, .responseHeader: "header"
    case .requestBody, .responseBody: "body"
    case .statusCode: "status code"
    case .schema: "schema"
    }
  }
}
