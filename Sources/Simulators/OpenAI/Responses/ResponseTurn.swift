import OpenAI

/// One turn of a conversation in the Responses API: what is asked, and what was said before.
struct ResponseTurn {
  let request: ResponseRequest
  /// The items of the turns that this one goes on from, the oldest first.
  let history: [JSON]

  /// The conversation as the model reads it.
  var messages: [ChatMessage] {
    ResponseItem.messages(history + request.input, instructions: request.instructions)
  }

  /// The tokens of the conversation: counted as those of a chat, which it is to the model.
  func promptTokens(_ tokenizer: some Tokenizer) -> Int {
    var chat: JSONObject = ["messages": .array(messages.map(\.json))]
    if let tools = request.body["tools"] { chat["tools"] = tools }
    return TokenCount.prompt(of: .object(chat), with: tokenizer)
  }
}
