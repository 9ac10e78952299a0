/// One event of a streamed chat completion.
public struct ChatCompletionChunk: Sendable, Hashable {
  /// What one of the answers gains.
  public struct Choice: Sendable, Hashable {
    /// The answer's place among the answers.
    public var index: Int
    /// Who speaks; told in the first chunk of an answer only.
    public var role: String?
    /// The next piece of text.
    public var content: String?
    /// The next piece of tool calls, as it came.
    public var toolCalls: JSON?
    /// The next piece of the deprecated call of a function, as it came.
    public var functionCall: JSON?
    /// How likely the piece's tokens were, as it came; nil when it does not tell.
    public var logprobs: JSON?
    /// Why the model stopped; told in the last chunk of an answer only.
    public var finishReason: FinishReason?

    /// Creates a gain of an answer.
    public init(index: Int, role: String? = nil, content: String? = nil, finishReason: FinishReason? = nil) {
      self.index = index
      self.role = role
      self.content = content
      self.finishReason = finishReason
    }
  }

  /// The completion's ID, the same in every chunk; empty in Azure's first chunk.
  public var id: String
  /// When the completion was made, in seconds since 1970.
  public var created: Int
  /// The model's exact name.
  public var model: String
  /// What the answers gain; empty in the usage chunk and in Azure's first chunk.
  public var choices: [Choice]
  /// What it cost; told in the usage chunk only.
  public var usage: Usage?
  /// Which build of the model answers.
  public var systemFingerprint: String?

  /// Creates a chunk.
  public init(
    id: String, created: Int, model: String, choices: [Choice], usage: Usage? = nil,
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

extension ChatCompletionChunk {
  /// Reads the data of an event; nil when it is not a chunk, as `[DONE]` is not.
  public init?(parsing bytes: [UInt8]) {
    guard let json = try? JSON(parsing: bytes), let elements = json["choices"]?.array else { return nil }
    self.init(
      id: json["id"]?.string ?? "", created: json["created"]?.int ?? 0,
      model: json["model"]?.string ?? "", choices: elements.map(Choice.init),
      usage: Usage.find(in: bytes), systemFingerprint: json["system_fingerprint"]?.string)
  }

  /// The event's data in a service's own order of members.
  ///
  /// - Parameter tellsUsage: Whether the stream ends with a usage chunk; then every other chunk says
  ///   `"usage": null`.
  public func json(_ dialect: Dialect, tellsUsage: Bool) -> JSON {
    let choices = JSON.array(self.choices.map { $0.json(dialect) })
    let fingerprint = systemFingerprint.map(JSON.string) ?? .null
    var object: JSONObject =
      switch dialect {
      case .azure:
        [
          "choices": choices, "created": .int(created), "id": .string(id), "model": .string(model),
          "object": "chat.completion.chunk", "system_fingerprint": fingerprint,
        ]
      case .openAI:
        [
          "id": .string(id), "object": "chat.completion.chunk", "created": .int(created),
          "model": .string(model), "service_tier": "default", "system_fingerprint": fingerprint,
          "choices": choices,
        ]
      }
    if tellsUsage { object.append("usage", usage?.json(dialect, withDetails: true) ?? .null) }
    return .object(object)
  }

  /// The data of Azure's first event, which tells what the content filter found in the prompt.
  public static func promptFilterResults(tellsUsage: Bool) -> JSON {
    var object: JSONObject = [
      "choices": [], "created": 0, "id": "", "model": "", "object": "",
      "prompt_filter_results": ContentFilterResults.safePrompts(1),
    ]
    if tellsUsage { object.append("usage", .null) }
    return .object(object)
  }
}

extension ChatCompletionChunk.Choice {
  fileprivate init(_ json: JSON) {
    let delta = json["delta"]
    index = json["index"]?.int ?? 0
    role = delta?["role"]?.string
    content = delta?["content"]?.string
    toolCalls = delta?["tool_calls"]
    functionCall = delta?["function_call"]
    if let told = json["logprobs"], !told.isNull { logprobs = told }
    finishReason = json["finish_reason"]?.string.flatMap(FinishReason.init)
  }

  fileprivate func json(_ dialect: Dialect) -> JSON {
    let content = self.content.map(JSON.string) ?? .null
    var delta: JSONObject = [:]
    if let role {
      delta =
        switch dialect {
        case .azure: ["content": content, "refusal": nil, "role": .string(role)]
        case .openAI: ["role": .string(role), "content": content, "refusal": nil]
        }
    } else if self.content != nil {
      delta = ["content": content]
    }
    if let functionCall { delta["function_call"] = functionCall }
    if let toolCalls { delta["tool_calls"] = toolCalls }
    switch dialect {
    case .azure:
      let isText = role == nil && self.content != nil
      return [
        "content_filter_results": isText ? ContentFilterResults.safeDelta : [:], "delta": .object(delta),
        "finish_reason": finishReason.json, "index": .int(index), "logprobs": logprobs ?? .null,
      ]
    case .openAI:
      return [
        "index": .int(index), "delta": .object(delta), "logprobs": logprobs ?? .null,
        "finish_reason": finishReason.json,
      ]
    }
  }
}
