/// What is said in the Responses API: messages, tool calls and their results, each an item.
public enum ResponseItem {
  private static let roles = ["assistant", "system", "developer", "user"]
  private static let texts: Set<String> = ["input_text", "output_text", "summary_text"]
  private static let parts = [
    "input_text", "input_image", "output_text", "refusal", "input_file", "computer_screenshot",
    "summary_text",
  ]

  /// A message whose content is a text or parts, as the service lists it: a text becomes one part.
  static func message(role: String, content: JSON) -> JSON {
    let type = role == "assistant" ? "output_text" : "input_text"
    let parts: JSON = content.string == nil ? content : [["type": .string(type), "text": content]]
    return ["type": "message", "role": .string(role), "content": parts]
  }

  /// An item of a request as the service lists it, but for its ID.
  static func checked(_ item: JSON, at path: String) throws(InvalidRequest) -> JSON {
    guard let object = item.object else { throw .wrongType(path, expected: "an object", got: item) }
    if let type = object["type"], !type.isNull, type != "message" {
      guard let name = type.string else { throw .wrongType("\(path).type", expected: "a string", got: type) }
      try require(needed[name] ?? [], of: item, at: path)
      return item
    }
    guard let role = object["role"], !role.isNull else { throw .missing("\(path).role") }
    guard let name = role.string else { throw .wrongType("\(path).role", expected: "a string", got: role) }
    guard roles.contains(name) else { throw .unsupported(name, for: "\(path).role", supported: roles) }
    guard let content = object["content"], !content.isNull else { throw .missing("\(path).content") }
    if let elements = content.array {
      for (index, part) in elements.enumerated() { try check(part, at: "\(path).content[\(index)]") }
    } else if content.string == nil {
      throw .wrongType("\(path).content", expected: "one of a string or array of objects", got: content)
    }
    return message(role: name, content: content)
  }

  // What items must have of which a conversation with functions is made.
  private static let needed = [
    "function_call": ["call_id", "name", "arguments"], "function_call_output": ["call_id"],
  ]

  private static func require(_ names: [String], of item: JSON, at path: String) throws(InvalidRequest) {
    for name in names {
      guard let value = item[name], !value.isNull else { throw .missing("\(path).\(name)") }
      guard value.string != nil else { throw .wrongType("\(path).\(name)", expected: "a string", got: value) }
    }
    if item["type"] == "function_call_output", item["output"] == nil { throw .missing("\(path).output") }
  }

  private static func check(_ part: JSON, at path: String) throws(InvalidRequest) {
    guard part.object != nil else { throw .wrongType(path, expected: "an object", got: part) }
    guard let type = part["type"] else { throw .missing("\(path).type") }
    guard let name = type.string else { throw .wrongType("\(path).type", expected: "a string", got: type) }
    guard parts.contains(name) else { throw .unsupported(name, for: "\(path).type", supported: parts) }
    guard texts.contains(name) else { return }
    guard let text = part["text"] else { throw .missing("\(path).text") }
    guard text.string != nil else { throw .wrongType("\(path).text", expected: "a string", got: text) }
  }

  /// The items as messages of a chat, the form in which a model reads them; instructions come first.
  ///
  /// The call of a function is a message of the model's, its result one of the tool's; any other item is one of
  /// the model's, with the JSON text.
  public static func messages(_ items: [JSON], instructions: String?) -> [ChatMessage] {
    let first = instructions.map { ChatMessage(.system, [.text($0)]) }
    return (first.map { [$0] } ?? []) + items.map(message)
  }

  private static func message(_ item: JSON) -> ChatMessage {
    let id = item["call_id"]?.string ?? ""
    if item["type"] == "function_call_output" {
      let output = item["output"]
      let parts = output?.array?.map(part)
      return ChatMessage(
        .tool, parts ?? [.text(output?.string ?? output?.description ?? "")], toolCallID: id)
    }
    if item["type"] == "function_call" {
      let call = ToolCall(
        id: id, name: item["name"]?.string ?? "", arguments: item["arguments"]?.string ?? "{}")
      return ChatMessage(.assistant, [], toolCalls: [call.json])
    }
    guard item["type"] == "message" else { return ChatMessage(.assistant, [.text(item.description)]) }
    let role = item["role"]?.string.flatMap(ChatMessage.Role.init) ?? .user
    return ChatMessage(role, (item["content"]?.array ?? []).map(part))
  }

  private static func part(_ json: JSON) -> ChatMessage.Part {
    switch json["type"]?.string {
    case "input_image":
      .image(url: json["image_url"]?.string ?? "", detail: json["detail"]?.string)
    case let type? where texts.contains(type): .text(json["text"]?.string ?? "")
    case "refusal": .text(json["refusal"]?.string ?? "")
    default: .other(json)
    }
  }
}

extension ChatMessage {
  fileprivate init(_ role: Role, _ content: [Part], toolCalls: JSON? = nil, toolCallID: String? = nil) {
    self.init(
      role: role, content: content, name: nil, toolCalls: toolCalls, functionCall: nil, toolCallID: toolCallID
    )
  }

  /// The message as a chat completion request has it.
  public var json: JSON {
    let parts = content.map { part -> JSON in
      switch part {
      case .text(let text): ["type": "text", "text": .string(text)]
      case .image(let url, _): ["type": "image_url", "image_url": ["url": .string(url)]]
      case .other(let json): json
      }
    }
    var object: JSONObject = ["role": .string(role.rawValue), "content": .array(parts)]
    if let toolCalls { object["tool_calls"] = toolCalls }
    return .object(object)
  }
}
