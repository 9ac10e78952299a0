/// Counts the prompt tokens of requests as OpenAI documents it: besides its text every message of a chat
/// costs three tokens, a name one, and the answer's beginning three (OpenAI Cookbook, "How to count tokens
/// with tiktoken").
public enum TokenCount {
  /// The tokens that one image is taken for when they are estimated (APIM's `llm-token-limit`).
  public static let perImage = 1200

  private static let perMessage = 3
  private static let perName = 1
  private static let forAnswer = 3

  /// The prompt tokens of a request body of any OpenAI schema: chat (`messages`), completions (`prompt`),
  /// embeddings and Responses (`input`, `instructions`). Anthropic's `system` counts too.
  ///
  /// Members of unexpected types count nothing: refusing them is the service's business.
  public static func prompt(of body: JSON, with tokenizer: some Tokenizer) -> Int {
    var count = 0
    if let messages = body["messages"]?.array {
      count &+= messages.reduce(forAnswer) { $0 &+ tokens(ofMessage: $1, tokenizer) }
    }
    count &+= body["prompt"].map { tokens(ofPrompt: $0, tokenizer) } ?? 0
    if let input = body["input"] {
      let isConversation = input.array?.contains { $0.object != nil } ?? false
      count &+= isConversation ? forAnswer : 0
      count &+= tokens(ofPrompt: input, tokenizer)
    }
    for member in ["instructions", "system"] {
      guard let value = body[member], !value.isNull else { continue }
      count &+= perMessage &+ tokens(ofContent: value, tokenizer)
    }
    if let tools = body["tools"]?.array, !tools.isEmpty {
      count &+= tokenizer.count(JSON.array(tools).description)
    }
    return count
  }

  private static func tokens(ofMessage message: JSON, _ tokenizer: some Tokenizer) -> Int {
    var count = perMessage
    for member in message.object?.members ?? [] {
      switch member.name {
      case "content": count &+= tokens(ofContent: member.value, tokenizer)
      case "name": count &+= perName &+ tokens(ofContent: member.value, tokenizer)
      case "tool_calls", "function_call": count &+= tokenizer.count(member.value.description)
      default: count &+= member.value.string.map { tokenizer.count($0) } ?? 0
      }
    }
    return count
  }

  // A text, or parts that are texts and images.
  private static func tokens(ofContent content: JSON, _ tokenizer: some Tokenizer) -> Int {
    if let text = content.string { return tokenizer.count(text) }
    return (content.array ?? []).reduce(0) { count, part in
      switch part["type"]?.string {
      case "image_url", "input_image", "image": count &+ perImage
      default: count &+ ((part["text"] ?? part["refusal"])?.string.map { tokenizer.count($0) } ?? 0)
      }
    }
  }

  // A text, tokens, a list of either, or messages.
  private static func tokens(ofPrompt prompt: JSON, _ tokenizer: some Tokenizer) -> Int {
    if let text = prompt.string { return tokenizer.count(text) }
    return (prompt.array ?? []).reduce(0) { count, element in
      switch element {
      case .string(let text): count &+ tokenizer.count(text)
      case .number: count &+ 1
      case .array(let tokens): count &+ tokens.count
      case .object: count &+ tokens(ofMessage: element, tokenizer)
      default: count
      }
    }
  }
}
