/// The answer to a chat completion request that was not streamed.
public struct ChatCompletion: Sendable, Hashable {
  /// One of the answers.
  public struct Choice: Sendable, Hashable {
    /// Its place among the answers.
    public var index: Int
    /// The text; nil when the model calls tools or refuses.
    public var content: String?
    /// Why the model will not answer.
    public var refusal: String?
    /// The tool calls, as they came.
    public var toolCalls: JSON?
    /// The deprecated call of a function, as it came.
    public var functionCall: JSON?
    /// How likely its tokens were, as it came; nil when it does not tell.
    public var logprobs: JSON?
    /// Why the model stopped.
    public var finishReason: FinishReason?

    /// Creates an answer of text.
    public init(index: Int, content: String?, finishReason: FinishReason?) {
      self.index = index
      self.content = content
      self.finishReason = finishReason
    }
  }

  /// The completion's ID, `chatcmpl-...`.
  public var id: String
  /// When it was made, in seconds since 1970.
  public var created: Int
  /// The model's exact name, such as `gpt-4o-mini-2024-07-18`.
  public var model: String
  /// The answers.
  public var choices: [Choice]
  /// What it cost; nil when the service did not tell.
  public var usage: Usage?
  /// Which build of the model answered.
  public var systemFingerprint: String?

  /// Creates a completion.
  public init(
    id: String, created: Int, model: String, choices: [Choice], usage: Usage?,
    systemFingerprint: String? = nil
  ) {
    self.id = id
    self.created = created
    self.model = model
    self.choices = choices
    self.usage = usage
    self.systemFingerprint = systemFingerprint
  }
}

extension ChatCompletion {
  /// Reads a response body; nil when it is not a chat completion.
  public init?(parsing bytes: [UInt8]) {
    guard let json = try? JSON(parsing: bytes), let elements = json["choices"]?.array else { return nil }
    self.init(
      id: json["id"]?.string ?? "", created: json["created"]?.int ?? 0,
      model: json["model"]?.string ?? "", choices: elements.compactMap(Choice.init),
      usage: Usage.find(in: bytes), systemFingerprint: json["system_fingerprint"]?.string)
    guard choices.count == elements.count else { return nil }
  }

  /// The response body in a service's own order of members.
  public func json(_ dialect: Dialect) -> JSON {
    let choices = JSON.array(self.choices.map { $0.json(dialect) })
    let fingerprint = systemFingerprint.map(JSON.string) ?? .null
    let usage = self.usage?.json(dialect, withDetails: true) ?? .null
    return switch dialect {
    case .azure:
      [
        "choices": choices, "created": .int(created), "id": .string(id), "model": .string(model),
        "object": "chat.completion", "prompt_filter_results": ContentFilterResults.safePrompts(1),
        "system_fingerprint": fingerprint, "usage": usage,
      ]
    case .openAI:
      [
        "id": .string(id), "object": "chat.completion", "created": .int(created), "model": .string(model),
        "choices": choices, "usage": usage, "service_tier": "default", "system_fingerprint": fingerprint,
      ]
    }
  }
}

extension ChatCompletion.Choice {
  fileprivate init?(_ json: JSON) {
    guard let message = json["message"], message.object != nil else { return nil }
    index = json["index"]?.int ?? 0
    content = message["content"]?.string
    refusal = message["refusal"]?.string
    toolCalls = message["tool_calls"]
    functionCall = message["function_call"]
    if let told = json["logprobs"], !told.isNull { logprobs = told }
    finishReason = json["finish_reason"]?.string.flatMap(FinishReason.init)
  }

  fileprivate func json(_ dialect: Dialect) -> JSON {
    let content = self.content.map(JSON.string) ?? .null
    let refusal = self.refusal.map(JSON.string) ?? .null
    switch dialect {
    case .azure:
      var message: JSONObject = [
        "annotations": [], "content": content, "refusal": refusal, "role": "assistant",
      ]
      if let functionCall { message["function_call"] = functionCall }
      if let toolCalls { message["tool_calls"] = toolCalls }
      return [
        "content_filter_results": ContentFilterResults.safeAnswer, "finish_reason": finishReason.json,
        "index": .int(index), "logprobs": logprobs ?? .null, "message": .object(message),
      ]
    case .openAI:
      var message: JSONObject = ["role": "assistant", "content": content]
      if let functionCall { message["function_call"] = functionCall }
      if let toolCalls { message["tool_calls"] = toolCalls }
      message["refusal"] = refusal
      message["annotations"] = []
      return [
        "index": .int(index), "message": .object(message), "logprobs": logprobs ?? .null,
        "finish_reason": finishReason.json,
      ]
    }
  }
}
