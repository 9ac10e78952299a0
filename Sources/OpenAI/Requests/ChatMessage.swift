/// One message of a conversation, as a request carries it.
public struct ChatMessage: Sendable, Hashable {
  /// Who speaks.
  public enum Role: String, Sendable, Hashable, CaseIterable {
    /// Instructions from the application.
    case system
    /// The model.
    case assistant
    /// The person.
    case user
    /// The result of a function (deprecated by OpenAI).
    case function
    /// The result of a tool.
    case tool
    /// Instructions from the application, for reasoning models.
    case developer
  }

  /// One part of a message's content.
  public enum Part: Sendable, Hashable {
    /// Text.
    case text(String)
    /// An image: an `https` or `data` URL, and how closely the model is to look.
    case image(url: String, detail: String?)
    /// Audio or a file, as it came.
    case other(JSON)
  }

  /// Who speaks.
  public let role: Role
  /// What is said, in parts; one text when the content was a string, empty when there was none.
  public let content: [Part]
  /// Tells apart participants of the same role.
  public let name: String?
  /// The tool calls of an assistant's message, as they came.
  public let toolCalls: JSON?
  /// The deprecated call of a function in an assistant's message, as it came.
  public let functionCall: JSON?
  /// Which call a tool's message answers.
  public let toolCallID: String?

  /// The calls of functions that an assistant's message makes.
  public var calls: [ToolCall] {
    guard role == .assistant else { return [] }
    if let functionCall { return ToolCall(["function": functionCall]).map { [$0] } ?? [] }
    return (toolCalls?.array ?? []).compactMap(ToolCall.init)
  }

  /// The texts of the content, one per line.
  public var text: String {
    content.compactMap { if case .text(let text) = $0 { text } else { nil } }.joined(separator: "\n")
  }
}

extension ChatMessage {
  init(_ json: JSON, at path: String) throws(InvalidRequest) {
    guard let object = json.object else { throw .wrongType(path, expected: "an object", got: json) }
    guard let roleValue = object["role"] else { throw .missing("\(path).role") }
    guard let roleName = roleValue.string else {
      throw .wrongType("\(path).role", expected: "a string", got: roleValue)
    }
    guard let role = Role(rawValue: roleName) else {
      throw .unsupported(roleName, for: "\(path).role", supported: Role.allCases.map(\.rawValue))
    }
    self.role = role
    toolCalls = object["tool_calls"]
    functionCall = object["function_call"]
    let hasCalls = toolCalls != nil || functionCall != nil
    content = try Self.content(object["content"], of: role, hasCalls: hasCalls, at: path)
    name = try Self.string("name", in: object, at: path)
    toolCallID = try Self.string("tool_call_id", in: object, at: path)
    if role == .tool, toolCallID == nil { throw .missing("\(path).tool_call_id") }
    if role == .assistant { try Self.checkCalls(toolCalls, at: "\(path).tool_calls") }
  }

  private static func checkCalls(_ value: JSON?, at path: String) throws(InvalidRequest) {
    guard let value, !value.isNull else { return }
    guard let elements = value.array else {
      throw .wrongType(path, expected: "an array of objects", got: value)
    }
    for (index, element) in elements.enumerated() {
      let place = "\(path)[\(index)]"
      guard element.object != nil else { throw .wrongType(place, expected: "an object", got: element) }
      guard element["id"]?.string != nil else { throw .missing("\(place).id") }
      guard element["type"] != "custom" else { continue }
      guard let function = element["function"] else { throw .missing("\(place).function") }
      guard function["name"]?.string != nil else { throw .missing("\(place).function.name") }
      guard function["arguments"]?.string != nil else { throw .missing("\(place).function.arguments") }
    }
  }

  private static func string(
    _ name: String, in object: JSONObject, at path: String
  ) throws(InvalidRequest) -> String? {
    guard let value = object[name], !value.isNull else { return nil }
    guard let text = value.string else {
      throw .wrongType("\(path).\(name)", expected: "a string", got: value)
    }
    return text
  }

  private static func content(
    _ value: JSON?, of role: Role, hasCalls: Bool, at path: String
  ) throws(InvalidRequest) -> [Part] {
    let path = "\(path).content"
    guard let value else {
      if role == .assistant || hasCalls { return [] }
      throw .missing(path)
    }
    if let text = value.string { return [.text(text)] }
    if value.isNull, role == .assistant || role == .function { return [] }
    guard let elements = value.array else {
      throw .wrongType(path, expected: "one of a string or array of objects", got: value)
    }
    var parts: [Part] = []
    for (index, element) in elements.enumerated() {
      parts.append(try Part(element, at: "\(path)[\(index)]"))
    }
    return parts
  }
}

extension ChatMessage.Part {
  private static let types = ["text", "image_url", "input_audio", "refusal", "audio", "file"]

  init(_ json: JSON, at path: String) throws(InvalidRequest) {
    guard let object = json.object else { throw .wrongType(path, expected: "an object", got: json) }
    guard let type = object["type"] else { throw .missing("\(path).type") }
    switch type.string {
    case "text":
      guard let value = object["text"] else { throw .missing("\(path).text") }
      guard let text = value.string else {
        throw .wrongType("\(path).text", expected: "a string", got: value)
      }
      self = .text(text)
    case "image_url":
      guard let image = object["image_url"] else { throw .missing("\(path).image_url") }
      guard image.object != nil else {
        throw .wrongType("\(path).image_url", expected: "an object", got: image)
      }
      guard let url = image["url"]?.string else { throw .missing("\(path).image_url.url") }
      self = .image(url: url, detail: image["detail"]?.string)
    case let name? where Self.types.contains(name): self = .other(json)
    case let name?: throw .unsupported(name, for: "\(path).type", supported: Self.types)
    case nil: throw .wrongType("\(path).type", expected: "a string", got: type)
    }
  }
}
