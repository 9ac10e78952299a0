/// The answer to a text completion request, or one event of a streamed one: they have the same shape.
public struct Completion: Sendable, Hashable {
  /// One of the answers, or what it gains.
  public struct Choice: Sendable, Hashable {
    /// Its place among the answers.
    public var index: Int
    /// The text.
    public var text: String
    /// Why the model stopped.
    public var finishReason: FinishReason?

    /// Creates an answer.
    public init(index: Int, text: String, finishReason: FinishReason?) {
      self.index = index
      self.text = text
      self.finishReason = finishReason
    }
  }

  /// The completion's ID, `cmpl-...`.
  public var id: String
  /// When it was made, in seconds since 1970.
  public var created: Int
  /// The model's exact name.
  public var model: String
  /// The answers.
  public var choices: [Choice]
  /// What it cost; nil in a stream but for its usage chunk.
  public var usage: Usage?

  /// Creates a completion.
  public init(id: String, created: Int, model: String, choices: [Choice], usage: Usage? = nil) {
    self.id = id
    self.created = created
    self.model = model
    self.choices = choices
    self.usage = usage
  }
}

extension Completion {
  /// Reads a response body or the data of an event; nil when it is not a completion.
  public init?(parsing bytes: [UInt8]) {
    guard let json = try? JSON(parsing: bytes), let elements = json["choices"]?.array else { return nil }
    self.init(
      id: json["id"]?.string ?? "", created: json["created"]?.int ?? 0,
      model: json["model"]?.string ?? "",
      choices: elements.map {
        Choice(
          index: $0["index"]?.int ?? 0, text: $0["text"]?.string ?? "",
          finishReason: $0["finish_reason"]?.string.flatMap(FinishReason.init))
      },
      usage: Usage.find(in: bytes))
  }

  /// The response body in a service's own order of members.
  public func json(_ dialect: Dialect, promptCount: Int) -> JSON {
    var object = members(dialect, filter: ContentFilterResults.safeAnswer)
    if dialect == .azure {
      object.append("prompt_filter_results", ContentFilterResults.safePrompts(promptCount))
    }
    object.append("usage", usage?.json(dialect, withDetails: false) ?? .null)
    return .object(object)
  }

  /// The data of an event in a service's own order of members.
  ///
  /// - Parameter tellsUsage: Whether the stream ends with a usage chunk; then every other chunk says
  ///   `"usage": null`.
  public func eventJSON(_ dialect: Dialect, tellsUsage: Bool) -> JSON {
    var object = members(dialect, filter: ContentFilterResults.safeDelta)
    if tellsUsage { object.append("usage", usage?.json(dialect, withDetails: false) ?? .null) }
    return .object(object)
  }

  private func members(_ dialect: Dialect, filter: JSON) -> JSONObject {
    let choices = JSON.array(self.choices.map { $0.json(dialect, filter: filter) })
    return switch dialect {
    case .azure:
      [
        "choices": choices, "created": .int(created), "id": .string(id), "model": .string(model),
        "object": "text_completion",
      ]
    case .openAI:
      [
        "id": .string(id), "object": "text_completion", "created": .int(created), "model": .string(model),
        "choices": choices,
      ]
    }
  }
}

extension Completion.Choice {
  fileprivate func json(_ dialect: Dialect, filter: JSON) -> JSON {
    switch dialect {
    case .azure:
      [
        "content_filter_results": text.isEmpty && finishReason != nil ? [:] : filter,
        "finish_reason": finishReason.json,
        "index": .int(index), "logprobs": nil, "text": .string(text),
      ]
    case .openAI:
      [
        "text": .string(text), "index": .int(index), "logprobs": nil, "finish_reason": finishReason.json,
      ]
    }
  }
}
