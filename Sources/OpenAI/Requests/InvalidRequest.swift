/// Why a request body is refused with status 400, in OpenAI's words.
public struct InvalidRequest: Error, Sendable, Hashable {
  /// What is wrong, for a person.
  public let message: String
  /// The member to blame, such as `messages[0].role`; nil when it is the body as a whole.
  public let param: String?
  /// What a program can recognise, such as `missing_required_parameter`.
  public let code: String?

  init(_ message: String, param: String? = nil, code: String? = nil) {
    self.message = message
    self.param = param
    self.code = code
  }

  /// The error as the response's body has it.
  public var errorBody: ErrorBody {
    ErrorBody(message: message, type: "invalid_request_error", param: param, code: code)
  }
}

extension InvalidRequest {
  static let notJSON = InvalidRequest(
    """
    We could not parse the JSON body of your request. (HINT: This likely means you aren't using your HTTP \
    library correctly. The OpenAI API expects a JSON payload, but what was sent was not valid JSON. If you \
    have trouble figuring out how to fix this, please contact us through our help center at \
    help.openai.com.)
    """)

  static func missing(_ param: String) -> InvalidRequest {
    InvalidRequest(
      "Missing required parameter: '\(param)'.", param: param, code: "missing_required_parameter")
  }

  /// An input of more tokens than the model reads.
  public static func contextLength(_ limit: Int, requested count: Int) -> InvalidRequest {
    InvalidRequest(
      """
      This model's maximum context length is \(limit) tokens, however you requested \(count) tokens (\(count) \
      in your prompt; 0 for the completion). Please reduce your prompt; or completion length.
      """)
  }

  /// A conversation of more tokens than a chat model reads.
  public static func conversationLength(_ limit: Int, messages count: Int) -> InvalidRequest {
    InvalidRequest(
      """
      This model's maximum context length is \(limit) tokens. However, your messages resulted in \(count) \
      tokens. Please reduce the length of the messages.
      """, param: "messages", code: "context_length_exceeded")
  }

  /// The input of a response, of more tokens than the model reads.
  public static let inputLength = InvalidRequest(
    "Your input exceeds the context window of this model. Please adjust your input and try again.",
    param: "input", code: "context_length_exceeded")

  /// More tokens wanted than a model writes.
  public static func completionLimit(_ param: String, _ wanted: Int, most: Int) -> InvalidRequest {
    InvalidRequest(
      """
      \(param) is too large: \(wanted). This model supports at most \(most) completion tokens, whereas you \
      provided \(wanted).
      """, param: param)
  }

  static func wrongType(_ param: String, expected: String, got value: JSON) -> InvalidRequest {
    InvalidRequest(
      "Invalid type for '\(param)': expected \(expected), but got \(value.kind) instead.",
      param: param, code: "invalid_type")
  }

  static func unsupported(_ value: String, for param: String, supported: [String]) -> InvalidRequest {
    let quoted = supported.map { "'\($0)'" }
    let list = Self.enumeration(quoted)
    return InvalidRequest(
      "Invalid value: '\(value)'. Supported values are: \(list).", param: param, code: "invalid_value")
  }

  private static func enumeration(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    let rest = words.dropLast().joined(separator: ", ")
    return words.count == 2 ? "\(rest) and \(last)" : "\(rest), and \(last)"
  }

  static func outOfRange(
    _ param: String, kind: String, isBelow: Bool, bound: String, got value: String
  ) -> InvalidRequest {
    let (side, sign) = isBelow ? ("below minimum", ">=") : ("above maximum", "<=")
    return InvalidRequest(
      "Invalid '\(param)': \(kind) \(side) value. Expected a value \(sign) \(bound), but got \(value) instead.",
      param: param, code: "\(kind)_\(isBelow ? "below_min" : "above_max")_value")
  }
}
