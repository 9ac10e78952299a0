/// What went wrong, as OpenAI and Azure tell it: `{"error":{...}}`.
public struct ErrorBody: Sendable, Hashable {
  /// One or more sentences for a person.
  public var message: String
  /// OpenAI's class of error, such as `invalid_request_error`; nil in Azure's own errors.
  public var type: String?
  /// The request's member that is to blame.
  public var param: String?
  /// What a program can recognise, such as `model_not_found` or Azure's `DeploymentNotFound`.
  public var code: String?

  /// Creates an error in OpenAI's shape.
  public init(message: String, type: String, param: String? = nil, code: String? = nil) {
    self.message = message
    self.type = type
    self.param = param
    self.code = code
  }

  /// Creates an error in Azure's shape, which has a code and a message only.
  public init(azureCode code: String, message: String) {
    self.message = message
    self.code = code
  }

  /// Reads an error of either shape; nil for any other body.
  public init?(_ json: JSON) {
    guard let error = json["error"], let message = error["message"]?.string else { return nil }
    self.message = message
    type = error["type"]?.string
    param = error["param"]?.string
    code = error["code"]?.string ?? error["code"]?.int.map(String.init)
  }

  /// The body: all four members in OpenAI's shape, code and message in Azure's.
  public var json: JSON {
    guard let type else {
      return ["error": ["code": code.map(JSON.string) ?? .null, "message": .string(message)]]
    }
    return [
      "error": [
        "message": .string(message), "type": .string(type), "param": param.map(JSON.string) ?? .null,
        "code": code.map(JSON.string) ?? .null,
      ]
    ]
  }
}
