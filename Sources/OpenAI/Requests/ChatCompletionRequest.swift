/// The body of `POST .../chat/completions`, checked as OpenAI checks it.
public struct ChatCompletionRequest: Sendable {
  /// The body as it came, for what has no member here.
  public let body: JSON
  /// The model or deployment; on Azure's deployment routes the path names it instead.
  public let model: String?
  /// The conversation; never empty.
  public let messages: [ChatMessage]
  /// The most tokens the answer may have (`max_tokens`, deprecated by OpenAI).
  public let maxTokens: Int?
  /// The most tokens the answer may have, reasoning included.
  public let maxCompletionTokens: Int?
  /// How many answers are wanted, 1 to 128.
  public let n: Int
  /// Whether the answer is to come as server-sent events.
  public let stream: Bool
  /// Whether the stream is to end with a chunk that tells the usage.
  public let includeUsage: Bool
  /// Up to four texts that end the answer before they appear in it.
  public let stop: [String]
  /// 0 to 2; nil means 1.
  public let temperature: Double?
  /// Asks for the same answer to the same request.
  public let seed: Int?
  /// The application's name for its end user.
  public let user: String?
  /// What the answer's text must be.
  public let format: AnswerFormat
  /// Whether the answer is to tell how likely its tokens were.
  public let tellsLogprobs: Bool
  /// How many of the likeliest tokens are told at each place, 0 to 20.
  public let topLogprobs: Int
  /// The functions on offer; nil when there are none.
  public let tools: ToolOffer?

  /// Reads a request body.
  ///
  /// - Throws: ``InvalidRequest`` with OpenAI's message, parameter and code.
  public init(parsing bytes: [UInt8]) throws(InvalidRequest) {
    let members = try RequestMembers(parsing: bytes)
    try members.refuseUnknown(besides: Self.members)
    body = .object(members.object)
    model = try members.string("model")
    guard let conversation = try members.array("messages", of: "objects") else { throw .missing("messages") }
    guard !conversation.isEmpty else {
      throw InvalidRequest(
        """
        Invalid 'messages': empty array. Expected an array with minimum length 1, but got an empty array \
        instead.
        """, param: "messages", code: "empty_array")
    }
    var messages: [ChatMessage] = []
    for (index, message) in conversation.enumerated() {
      messages.append(try ChatMessage(message, at: "messages[\(index)]"))
    }
    try ToolResults.check(messages)
    self.messages = messages
    maxTokens = try members.int("max_tokens", in: 1...Int.max)
    maxCompletionTokens = try members.int("max_completion_tokens", in: 1...Int.max)
    if maxTokens != nil, maxCompletionTokens != nil {
      throw InvalidRequest(
        """
        Setting 'max_tokens' and 'max_completion_tokens' at the same time is not supported.
        """, param: "max_tokens", code: "invalid_parameter_combination")
    }
    n = try members.int("n", in: 1...128) ?? 1
    stream = try members.bool("stream") ?? false
    includeUsage = try members.includesUsage(stream: stream)
    stop = try members.stopSequences()
    temperature = try members.number("temperature", in: 0...2)
    seed = try members.int("seed", in: Int.min...Int.max)
    user = try members.string("user")
    format = try AnswerFormat(
      members.value("response_format"), at: "response_format", schemaIn: "json_schema")
    guard !format.isJSONObject || messages.contains(where: { $0.text.lowercased().contains("json") }) else {
      throw InvalidRequest(
        """
        'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.
        """, param: "messages")
    }
    tools = try ToolOffer.ofChat(members)
    tellsLogprobs = try members.bool("logprobs") ?? false
    topLogprobs = try members.int("top_logprobs", in: 0...20) ?? 0
    guard tellsLogprobs || members.value("top_logprobs") == nil else {
      throw InvalidRequest(
        "The 'top_logprobs' parameter is only allowed when 'logprobs' is enabled.", param: "top_logprobs")
    }
    guard members.value("modalities")?.array?.contains("audio") != true else {
      throw InvalidRequest(
        "Audio answers are not supported here.", param: "modalities", code: "unsupported_parameter")
    }
    _ = try members.number("top_p", in: 0...1)
    _ = try members.number("presence_penalty", in: -2...2)
    _ = try members.number("frequency_penalty", in: -2...2)
  }

  /// The most tokens the answer may have, by either name.
  public var completionLimit: Int? {
    maxCompletionTokens ?? maxTokens
  }

  // OpenAI's reference of 2025, and what Azure adds to it.
  private static let members: Set<String> = [
    "audio", "frequency_penalty", "function_call", "functions", "logit_bias", "logprobs",
    "max_completion_tokens", "max_tokens", "messages", "metadata", "modalities", "model", "moderation", "n",
    "parallel_tool_calls", "prediction", "presence_penalty", "prompt_cache_key", "prompt_cache_options",
    "prompt_cache_retention", "reasoning_effort", "response_format", "safety_identifier", "seed",
    "service_tier", "stop", "store", "stream", "stream_options", "temperature", "tool_choice", "tools",
    "top_logprobs", "top_p", "user", "user_security_context", "verbosity", "web_search_options",
    "data_sources", "enhancements",
  ]
}
