import OpenAI

/// An error of the Content Safety service, in Azure's own form.
///
/// Source: the codes of "Azure AI Content Safety error codes", and the REST API guidelines of Azure.
struct ContentSafetyError: Error {
  let status: Int
  let code: String
  let message: String

  var json: JSON {
    ["error": ["code": .string(code), "message": .string(message)]]
  }

  static func invalidBody(_ message: String) -> ContentSafetyError {
    ContentSafetyError(status: 400, code: "InvalidRequestBody", message: message)
  }

  static func invalidName(_ name: String) -> ContentSafetyError {
    ContentSafetyError(
      status: 400, code: "InvalidResourceName",
      message:
        "The resource name '\(name)' is not valid: it has 1 to 64 of the characters 0-9 A-Z a-z - . _ ~")
  }

  static func notFound(_ message: String) -> ContentSafetyError {
    ContentSafetyError(status: 404, code: "ResourceNotFound", message: message)
  }

  /// A path or method that the service does not have.
  static let noRoute = ContentSafetyError(status: 404, code: "404", message: "Resource not found")

  static let missingVersion = ContentSafetyError(
    status: 400, code: "MissingApiVersionParameter",
    message: "The api-version query parameter (?api-version=) is required for all requests.")

  static let unauthorized = ContentSafetyError(
    status: 401, code: "401",
    message:
      "Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an"
      + " active subscription and use a correct regional API endpoint for your resource.")

  static let wrongAudience = ContentSafetyError(
    status: 401, code: "Unauthorized",
    message:
      "Access token is missing, invalid, audience is incorrect (https://cognitiveservices.azure.com), or"
      + " have expired.")

  static func tooLong(_ field: String, _ count: Int) -> ContentSafetyError {
    .invalidBody("The length of \(field) is \(count) characters; at most \(characterLimit) are allowed.")
  }

  /// The most Unicode code points that a text, or all documents together, may have.
  ///
  /// Source: "Input requirements" of the overview of Azure AI Content Safety.
  static let characterLimit = 10_000
}
