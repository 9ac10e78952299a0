/// The body of `POST .../responses`, checked as OpenAI checks it.
public struct ResponseRequest: Sendable {
  /// The body as it came, for what has no member here.
  public let body: JSONObject
  /// The model or deployment.
  public let model: String?
  /// What is said in this turn: messages and other items, as the service lists them, but for their IDs.
  public let input: [JSON]
  /// The application's instructions for this turn alone.
  public let instructions: String?
  /// The response that this turn goes on from.
  public let previousResponseID: String?
  /// Whether the response is kept, to be retrieved and gone on from.
  public let store: Bool
  /// Whether the answer is to come as server-sent events.
  public let stream: Bool
  /// The most tokens the answer may have, 16 or more.
  public let maxOutputTokens: Int?
  /// What the answer's text must be.
  public let format: AnswerFormat
  /// 0 to 2; nil means 1.
  public let temperature: Double?
  /// The functions on offer; nil when there are none.
  public let tools: ToolOffer?

  /// Reads a request body.
  ///
  /// - Throws: ``InvalidRequest`` with OpenAI's message, parameter and code. Background responses and
  ///   conversations that the service keeps are refused, which OpenAI's service takes.
  public init(parsing bytes: [UInt8]) throws(InvalidRequest) {
    let members = try RequestMembers(parsing: bytes)
    try members.refuseUnknown(besides: Self.members)
    body = members.object
    model = try members.string("model")
    guard let input = members.value("input") else { throw .missing("input") }
    let items = try Self.items(input)
    self.input = items
    instructions = try members.string("instructions")
    previousResponseID = try members.string("previous_response_id")
    store = try members.bool("store") ?? true
    stream = try members.bool("stream") ?? false
    maxOutputTokens = try members.int("max_output_tokens", in: 16...Int.max)
    temperature = try members.number("temperature", in: 0...2)
    _ = try members.number("top_p", in: 0...1)
    tools = try ToolOffer.ofResponse(members)
    _ = try members.object("metadata")
    let text = try members.object("text")
    format = try AnswerFormat(text?["format"], at: "text.format")
    guard !format.isJSONObject || items.contains(where: { "\($0)".lowercased().contains("json") }) else {
      throw InvalidRequest(
        """
        Response input messages must contain the word 'json' in some form to use 'text.format' of type \
        'json_object'.
        """, param: "input")
    }
    for name in ["conversation", "prompt"] where members.value(name) != nil {
      throw InvalidRequest(
        "The parameter '\(name)' is not supported here.", param: name, code: "unsupported_parameter")
    }
    guard try members.bool("background") != true else {
      throw InvalidRequest(
        "Background responses are not supported here.", param: "background", code: "unsupported_parameter")
    }
  }

  private static func items(_ input: JSON) throws(InvalidRequest) -> [JSON] {
    if input.string != nil { return [ResponseItem.message(role: "user", content: input)] }
    guard let elements = input.array else {
      throw .wrongType("input", expected: "one of a string or array of objects", got: input)
    }
    var items: [JSON] = []
    for (index, element) in elements.enumerated() {
      items.append(try ResponseItem.checked(element, at: "input[\(index)]"))
    }
    return items
  }

  // OpenAI's reference of 2025.
  private static let members: Set<String> = [
    "background", "context_management", "conversation", "include", "input", "instructions",
    "max_output_tokens", "max_tool_calls", "metadata", "model", "moderation", "parallel_tool_calls",
    "previous_response_id", "prompt", "prompt_cache_key", "prompt_cache_options", "prompt_cache_retention",
    "reasoning", "safety_identifier", "service_tier", "store", "stream", "stream_options", "temperature",
    "text", "tool_choice", "tools", "top_logprobs", "top_p", "truncation", "user",
  ]
}
