import OpenAI

/// The text in what is said to models and by them, of any schema that OpenAI has, and Anthropic's messages.
///
/// Members of unexpected types have none: refusing them is the service's business.
enum ModelText {
  /// The text of a request: chat (`messages`), completions (`prompt`), Responses (`input`, `instructions`).
  static func ofRequest(_ body: JSON) -> String {
    var texts: [String] = []
    for name in ["instructions", "system", "prompt", "input"] { gather(body[name], &texts) }
    for message in body["messages"]?.array ?? [] { gather(message["content"], &texts) }
    return texts.joined(separator: "\n")
  }

  /// The text of an answer.
  static func ofAnswer(_ body: JSON) -> String {
    var texts: [String] = []
    for choice in body["choices"]?.array ?? [] {
      gather(choice["message"]?["content"] ?? choice["text"], &texts)
      gather(choice["message"]?["refusal"], &texts)
    }
    gather(body["output"], &texts)
    gather(body["content"], &texts)
    return texts.joined(separator: "\n")
  }

  /// The text that one event of a streamed answer adds, and to which of the answers that the stream has.
  static func ofEvent(_ body: JSON) -> [(answer: Int, text: String)] {
    if let choices = body["choices"]?.array {
      return choices.compactMap { choice in
        let text =
          choice["delta"]?["content"]?.string ?? choice["delta"]?["refusal"]?.string
          ?? choice["text"]?.string
        return text.map { (choice["index"]?.int ?? 0, $0) }
      }
    }
    // Responses tell the text as `delta`, Anthropic's messages inside of it.
    let delta = body["delta"]
    guard let text = delta?.string ?? delta?["text"]?.string else { return [] }
    return [(body["output_index"]?.int ?? body["index"]?.int ?? 0, text)]
  }

  // A text, a list of texts, or messages and parts that have texts; the depth is that of OpenAI's schemas.
  private static func gather(_ content: JSON?, _ texts: inout [String], depth: Int = 0) {
    guard let content, depth < 6 else { return }
    switch content {
    case .string(let text): texts.append(text)
    case .array(let elements): for element in elements { gather(element, &texts, depth: depth + 1) }
    case .object:
      for name in ["text", "refusal", "output", "content"] { gather(content[name], &texts, depth: depth + 1) }
    default: break
    }
  }
}
