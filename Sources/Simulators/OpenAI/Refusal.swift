import HTTPTransport
import LabTime
import OpenAI

/// An error that is told instead of an answer.
struct Refusal: Error {
  let status: Int
  let body: ErrorBody
  var headers: Headers = [:]

  init(_ status: Int, _ body: ErrorBody, headers: Headers = [:]) {
    self.status = status
    self.body = body
    self.headers = headers
  }

  init(_ invalid: InvalidRequest) {
    self.init(400, invalid.errorBody)
  }
}

extension Refusal {
  static func notFound(_ method: String, _ path: String, _ dialect: Dialect) -> Refusal {
    switch dialect {
    case .azure: Refusal(404, ErrorBody(azureCode: "404", message: "Resource not found"))
    case .openAI:
      Refusal(
        404, ErrorBody(message: "Invalid URL (\(method) \(path))", type: "invalid_request_error"))
    }
  }

  static func wrongMethod(
    _ method: String, _ path: String, allowed: String, _ dialect: Dialect
  ) -> Refusal {
    let body =
      switch dialect {
      case .azure: ErrorBody(azureCode: "405", message: "Method Not Allowed")
      case .openAI:
        ErrorBody(
          message: "Not allowed to \(method) on \(path).", type: "invalid_request_error",
          code: "method_not_supported")
      }
    return Refusal(405, body, headers: ["Allow": allowed])
  }

  static let bodyTooLarge = Refusal(
    413, ErrorBody(message: "Request body too large.", type: "invalid_request_error"))

  static func unauthorized(shownKey: String?, isToken: Bool, _ dialect: Dialect) -> Refusal {
    switch (dialect, shownKey) {
    case (.azure, _) where isToken:
      Refusal(
        401,
        ErrorBody(
          azureCode: "401",
          message: """
            Unauthorized. Access token is missing, invalid, audience is incorrect \
            (https://cognitiveservices.azure.com), or have expired.
            """))
    case (.azure, _):
      Refusal(
        401,
        ErrorBody(
          azureCode: "401",
          message: """
            Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a \
            valid key for an active subscription and use a correct regional API endpoint for your resource.
            """))
    case (.openAI, nil):
      Refusal(
        401,
        ErrorBody(
          message: """
            You didn't provide an API key. You need to provide your API key in an Authorization header \
            using Bearer auth (i.e. Authorization: Bearer YOUR_KEY), or as the password field (with blank \
            username) if you're accessing the API from your browser and are prompted for a username and \
            password. You can obtain an API key from https://platform.openai.com/account/api-keys.
            """, type: "invalid_request_error"))
    case (.openAI, let key?):
      Refusal(
        401,
        ErrorBody(
          message: """
            Incorrect API key provided: \(masked(key)). You can find your API key at \
            https://platform.openai.com/account/api-keys.
            """, type: "invalid_request_error", code: "invalid_api_key"))
    }
  }

  // As OpenAI shows a key: long ones keep their ends.
  private static func masked(_ key: String) -> String {
    let stars = String(repeating: "*", count: min(40, max(0, key.count - 12)))
    return key.count > 12 ? "\(key.prefix(8))\(stars)\(key.suffix(4))" : String(key.map { _ in "*" })
  }

  static func unknownDeployment(_ name: String, _ address: OperationAddress) -> Refusal {
    switch address.dialect {
    case .azure:
      Refusal(
        404,
        ErrorBody(
          azureCode: "DeploymentNotFound",
          message: """
            The API deployment for this resource does not exist. If you created the deployment within the \
            last 5 minutes, please wait a moment and try again.
            """))
    case .openAI:
      Refusal(
        404,
        ErrorBody(
          message: "The model `\(name)` does not exist or you do not have access to it.",
          type: "invalid_request_error", code: "model_not_found"))
    }
  }

  static func missingModel() -> Refusal {
    Refusal(400, ErrorBody(message: "you must provide a model parameter", type: "invalid_request_error"))
  }

  static func unsupported(_ operation: ModelOperation, by model: Model, _ dialect: Dialect) -> Refusal {
    switch (dialect, operation) {
    case (.azure, _):
      Refusal(
        400,
        ErrorBody(
          azureCode: "OperationNotSupported",
          message: """
            The \(operation.azureName) operation does not work with the specified model, \(model.name). \
            Please choose different model and try again. You can learn more about which models can be used \
            with each operation here: https://go.microsoft.com/fwlink/?linkid=2197993.
            """))
    case (.openAI, .chatCompletions) where model.operations.contains(.embeddings):
      Refusal(
        403,
        ErrorBody(
          message: "You are not allowed to sample from this model", type: "invalid_request_error"))
    case (.openAI, .chatCompletions):
      Refusal(
        404,
        ErrorBody(
          message: """
            This is not a chat model and thus not supported in the v1/chat/completions endpoint. Did you \
            mean to use v1/completions?
            """, type: "invalid_request_error", param: "model"))
    case (.openAI, .completions):
      Refusal(
        404,
        ErrorBody(
          message: """
            This is a chat model and not supported in the v1/completions endpoint. Did you mean to use \
            v1/chat/completions?
            """, type: "invalid_request_error", param: "model"))
    case (.openAI, .embeddings):
      Refusal(
        403,
        ErrorBody(
          message: "You are not allowed to generate embeddings from this model",
          type: "invalid_request_error"))
    case (.openAI, .responses):
      Refusal(
        400,
        ErrorBody(
          message: "The requested model '\(model.name)' cannot be used with the Responses API.",
          type: "invalid_request_error", param: "model", code: "unsupported_model"))
    case (.openAI, .images):
      Refusal(
        400,
        ErrorBody(
          message: "Invalid value: '\(model.name)'. The model does not generate images.",
          type: "invalid_request_error", param: "model", code: "invalid_value"))
    }
  }
}
