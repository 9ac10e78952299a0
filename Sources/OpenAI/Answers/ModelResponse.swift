/// An answer of the Responses API, at any moment of its making.
public struct ModelResponse: Sendable {
  /// How far it is.
  public enum Status: String, Sendable, Hashable {
    /// The model is at work.
    case inProgress = "in_progress"
    /// It is all there.
    case completed
    /// It reached the most tokens it may have.
    case incomplete
  }

  /// The response's ID, `resp_...`.
  public var id: String
  /// The ID of the message that it holds, `msg_...`.
  public var messageID: String
  /// When it was made, in seconds since 1970.
  public var createdAt: Int
  /// The model's exact name.
  public var model: String
  /// The message's text.
  public var text: String
  /// The calls of functions that it makes instead of a message, each with the ID of its item, `fc_...`.
  public var calls: [(itemID: String, call: ToolCall)]
  /// What it cost.
  public var usage: Usage
  /// What it answers, many of whose members it repeats.
  public var request: ResponseRequest

  /// Creates a response.
  public init(
    id: String, messageID: String, createdAt: Int, model: String, text: String,
    calls: [(itemID: String, call: ToolCall)] = [], usage: Usage, request: ResponseRequest
  ) {
    self.id = id
    self.messageID = messageID
    self.createdAt = createdAt
    self.model = model
    self.text = text
    self.calls = calls
    self.usage = usage
    self.request = request
  }

  /// The items that it holds: calls, or else the message.
  public func output(_ status: Status) -> [JSON] {
    calls.isEmpty ? [message(status)] : calls.map { Self.item($0.itemID, $0.call, .completed) }
  }

  /// The item of a call; while the model is at work it has no arguments.
  public static func item(_ id: String, _ call: ToolCall, _ status: Status) -> JSON {
    [
      "id": .string(id), "type": "function_call", "status": .string(status.rawValue),
      "arguments": .string(status == .inProgress ? "" : call.arguments), "call_id": .string(call.id),
      "name": .string(call.name),
    ]
  }

  /// The message; while the model is at work it has no content.
  public func message(_ status: Status) -> JSON {
    [
      "id": .string(messageID), "type": "message", "status": .string(status.rawValue),
      "content": status == .inProgress ? [] : [part], "role": "assistant",
    ]
  }

  /// The message's only part.
  public var part: JSON { Self.part(text) }

  /// A part with a text.
  public static func part(_ text: String) -> JSON {
    ["type": "output_text", "annotations": [], "logprobs": [], "text": .string(text)]
  }

  /// The response, in the order of OpenAI's members; while the model is at work it has no output.
  public func json(_ status: Status) -> JSON {
    let isDone = status != .inProgress
    let members: [(String, JSON)] = [
      ("id", .string(id)), ("object", "response"), ("created_at", .int(createdAt)),
      ("status", .string(status.rawValue)), ("background", false), ("error", nil),
      ("incomplete_details", status == .incomplete ? ["reason": "max_output_tokens"] : nil),
      repeated("instructions"), repeated("max_output_tokens"), repeated("max_tool_calls"),
      ("model", .string(model)), ("output", isDone ? .array(output(status)) : []),
      repeated("parallel_tool_calls", default: true), repeated("previous_response_id"),
      repeated("prompt_cache_key"), repeated("reasoning", default: ["effort": nil, "summary": nil]),
      repeated("safety_identifier"), ("service_tier", isDone ? "default" : "auto"),
      ("store", .bool(request.store)),
      repeated("temperature", default: .number(JSONNumber(checked: "1.0"))), ("text", text(of: request)),
      repeated("tool_choice", default: "auto"), repeated("tools", default: []),
      repeated("top_logprobs", default: 0), repeated("top_p", default: .number(JSONNumber(checked: "1.0"))),
      repeated("truncation", default: "disabled"), ("usage", isDone ? usage.responsesJSON : nil),
      repeated("user"), repeated("metadata", default: [:]),
    ]
    return .object(JSONObject(members.map { JSONObject.Member($0.0, $0.1) }))
  }

  private func repeated(_ name: String, default value: JSON = nil) -> (String, JSON) {
    let given = request.body[name] ?? nil
    return (name, given.isNull ? value : given)
  }

  private func text(of request: ResponseRequest) -> JSON {
    var text = request.body["text"]?.object ?? JSONObject()
    if text["format"]?.isNull ?? true { text["format"] = ["type": "text"] }
    if text["verbosity"]?.isNull ?? true { text["verbosity"] = "medium" }
    return .object(text)
  }
}

extension Usage {
  /// The `usage` object of the Responses API.
  var responsesJSON: JSON {
    [
      "input_tokens": .int(promptTokens), "input_tokens_details": ["cached_tokens": .int(cachedTokens ?? 0)],
      "output_tokens": .int(completionTokens),
      "output_tokens_details": ["reasoning_tokens": .int(reasoningTokens ?? 0)],
      "total_tokens": .int(totalTokens),
    ]
  }
}
