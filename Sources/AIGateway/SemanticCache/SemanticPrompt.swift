import OpenAI

/// What a request asks of a model, as the semantic cache sees it: texts that may be worded in other ways, and
/// all the rest, which must be the same for an answer to be shared.
///
/// It reads chat completions, the Responses API and Anthropic's Messages: the schemas that the policy
/// reference names for `llm-semantic-cache-lookup`.
struct SemanticPrompt: Sendable {
  /// One message of the conversation.
  struct Message: Sendable, Hashable, Codable {
    var role: String
    var text: String
  }

  /// The conversation in order; the system message of an API that has it beside the others comes first.
  let messages: [Message]
  /// Everything else that shapes the answer, in a fixed order: tools, response format, limits, temperature,
  /// images.
  let rest: String
  /// The model that the body names.
  let model: String?
  /// Whether the answer may be told as a stream or whole, whichever way it came.
  let isChat: Bool
  /// Whether a stream is asked for.
  let isStreamed: Bool
  /// Whether the stream is to end with its usage.
  let tellsUsage: Bool

  // Who asks, and how the answer is sent, do not change what is said.
  private static let indifferent: Set<String> = [
    "metadata", "model", "prompt_cache_key", "prompt_cache_retention", "safety_identifier", "service_tier",
    "stream", "stream_options", "user", "user_security_context",
  ]

  /// Reads a request body; nil for one without a conversation.
  ///
  /// - Parameter ignoresSystem: Whether instructions of the application are left out.
  init?(_ body: JSON, path: String, ignoresSystem: Bool) {
    guard let members = body.object?.members else { return nil }
    var reader = Reader(ignoresSystem: ignoresSystem)
    var rest: [String] = []
    for name in ["system", "instructions"] {
      if let value = body[name], !value.isNull { reader.add(role: "system", value) }
    }
    if let messages = body["messages"]?.array {
      for message in messages { reader.add(message) }
    } else if let text = body["input"]?.string {
      reader.add(role: "user", .string(text))
    } else if let items = body["input"]?.array {
      for item in items { reader.add(item) }
    } else {
      return nil
    }
    guard !reader.messages.isEmpty else { return nil }
    for member in members.sorted(by: { $0.name < $1.name })
    where !Self.indifferent.contains(member.name) && !Self.read.contains(member.name) {
      rest.append("\(member.name)=\(member.value)")
    }
    messages = reader.messages
    model = body["model"]?.string
    isStreamed = body["stream"]?.bool == true
    isChat = body["messages"] != nil && path.hasSuffix("/chat/completions")
    tellsUsage = body["stream_options"]?["include_usage"]?.bool == true
    // Other APIs' streams are told again as they came.
    if !isChat { rest.append("stream=\(isStreamed)") }
    self.rest = (rest + reader.others).joined(separator: "\n")
  }

  /// The text that is embedded: the messages, one after another.
  var text: String { messages.map(\.text).joined(separator: "\n") }

  private static let read: Set<String> = ["messages", "input", "system", "instructions"]

  /// Takes texts and what is not text apart.
  private struct Reader {
    let ignoresSystem: Bool
    var messages: [Message] = []
    /// Images, calls of tools and the like, with their place in the conversation.
    var others: [String] = []

    init(ignoresSystem: Bool) {
      self.ignoresSystem = ignoresSystem
    }

    mutating func add(_ message: JSON) {
      guard let role = message["role"]?.string else {
        others.append("\(messages.count):\(message)")
        return
      }
      if isIgnored(role) { return }
      for member in message.object?.members.sorted(by: { $0.name < $1.name }) ?? []
      where !["role", "content", "type", "id", "status"].contains(member.name) && !member.value.isNull {
        others.append("\(messages.count).\(member.name)=\(member.value)")
      }
      add(role: role, message["content"] ?? .null)
    }

    mutating func add(role: String, _ content: JSON) {
      if isIgnored(role) { return }
      var texts: [String] = []
      if let text = content.string { texts.append(text) }
      for part in content.array ?? [] {
        if let text = part["text"]?.string {
          texts.append(text)
        } else {
          others.append("\(messages.count):\(part)")
        }
      }
      messages.append(Message(role: role, text: texts.joined(separator: "\n")))
    }

    private func isIgnored(_ role: String) -> Bool {
      ignoresSystem && (role == "system" || role == "developer")
    }
  }
}
