import OpenAI

/// Puts replies into the wire format that a request asked for.
struct ReplyFormat {
  let operation: ModelOperation
  let dialect: Dialect
  /// Whether a stream ends with a usage chunk.
  let tellsUsage: Bool

  /// The body of a reply that is not streamed.
  func body(_ reply: Reply) -> [UInt8] {
    switch operation {
    case .chatCompletions:
      ChatCompletion(
        id: reply.id, created: reply.created, model: reply.model,
        choices: reply.choices.enumerated().map {
          ChatCompletion.Choice(index: $0, content: $1.text, finishReason: $1.finishReason)
        },
        usage: reply.usage, systemFingerprint: reply.systemFingerprint
      ).json(dialect).bytes
    case .completions:
      Completion(
        id: reply.id, created: reply.created, model: reply.model,
        choices: reply.choices.enumerated().map {
          Completion.Choice(index: $0, text: $1.text, finishReason: $1.finishReason)
        },
        usage: reply.usage
      ).json(dialect, promptCount: reply.promptCount).bytes
    }
  }

  /// The events before the first token.
  func opening(_ reply: Reply) -> [[UInt8]] {
    var events: [JSON] = []
    if dialect == .azure {
      events.append(ChatCompletionChunk.promptFilterResults(tellsUsage: tellsUsage))
    }
    if operation == .chatCompletions {
      events += reply.choices.indices.map {
        chatEvent(reply, ChatCompletionChunk.Choice(index: $0, role: "assistant", content: ""))
      }
    }
    return events.map(event)
  }

  /// The event of one token of an answer, but for the token's text.
  func tokenEvent(choice index: Int, _ reply: Reply) -> TokenEvent {
    switch operation {
    case .chatCompletions:
      TokenEvent(
        event(chatEvent(reply, ChatCompletionChunk.Choice(index: index, content: ""))), member: "content")
    case .completions:
      TokenEvent(
        event(textEvent(reply, Completion.Choice(index: index, text: "", finishReason: nil))), member: "text")
    }
  }

  /// The event that ends one of the answers.
  func end(choice index: Int, _ reply: Reply) -> [UInt8] {
    let reason = reply.choices.indices.contains(index) ? reply.choices[index].finishReason : .stop
    return switch operation {
    case .chatCompletions:
      event(chatEvent(reply, ChatCompletionChunk.Choice(index: index, finishReason: reason)))
    case .completions:
      event(textEvent(reply, Completion.Choice(index: index, text: "", finishReason: reason)))
    }
  }

  /// The events after all answers.
  func closing(_ reply: Reply) -> [[UInt8]] {
    var events: [[UInt8]] = []
    if tellsUsage {
      switch operation {
      case .chatCompletions: events.append(event(chatEvent(reply, nil, usage: reply.usage)))
      case .completions: events.append(event(textEvent(reply, nil, usage: reply.usage)))
      }
    }
    events.append(ServerSentEvent.done.bytes)
    return events
  }

  private func chatEvent(_ reply: Reply, _ choice: ChatCompletionChunk.Choice?, usage: Usage? = nil) -> JSON {
    ChatCompletionChunk(
      id: reply.id, created: reply.created, model: reply.model, choices: choice.map { [$0] } ?? [],
      usage: usage, systemFingerprint: reply.systemFingerprint
    ).json(dialect, tellsUsage: tellsUsage)
  }

  private func textEvent(_ reply: Reply, _ choice: Completion.Choice?, usage: Usage? = nil) -> JSON {
    Completion(
      id: reply.id, created: reply.created, model: reply.model, choices: choice.map { [$0] } ?? [],
      usage: usage
    ).eventJSON(dialect, tellsUsage: tellsUsage)
  }

  // JSON text has no line breaks, so an event is always one line.
  private func event(_ json: JSON) -> [UInt8] {
    var bytes = Array("data: ".utf8)
    json.write(to: &bytes)
    bytes.append(contentsOf: "\n\n".utf8)
    return bytes
  }
}
