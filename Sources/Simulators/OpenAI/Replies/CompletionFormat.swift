import LabTime
import OpenAI

/// The wire formats of chat completions and text completions.
struct CompletionFormat: ReplyFormat {
  private let reply: Reply
  private let isChat: Bool
  private let dialect: Dialect
  // Whether a stream ends with a usage chunk.
  private let tellsUsage: Bool
  private let isDeprecatedForm: Bool
  // Where they are to be told.
  private let likelihoods: TokenLikelihoods?
  // For each answer of a stream.
  private var tokenEvents: [TokenEvent] = []

  init(_ reply: Reply, to work: TextRequest, _ dialect: Dialect, _ random: RandomSource) {
    self.reply = reply
    isChat = work.operation == .chatCompletions
    self.dialect = dialect
    tellsUsage = work.tellsUsage
    isDeprecatedForm = work.isDeprecatedForm
    likelihoods = TokenLikelihoods(work, random)
    if work.isStreamed { tokenEvents = reply.choices.indices.map(tokenEvent) }
  }

  /// The body of a reply that is not streamed.
  func body() -> [UInt8] {
    if isChat {
      ChatCompletion(
        id: reply.id, created: reply.created, model: reply.model,
        choices: reply.choices.enumerated().map(chatChoice),
        usage: reply.usage, systemFingerprint: reply.systemFingerprint
      ).json(dialect).bytes
    } else {
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
  func opening() -> [[UInt8]] {
    var events: [JSON] = []
    if dialect == .azure {
      events.append(ChatCompletionChunk.promptFilterResults(tellsUsage: tellsUsage))
    }
    if isChat {
      events += reply.choices.enumerated().map { index, choice in
        chatEvent(
          ChatCompletionChunk.Choice(
            index: index, role: "assistant", content: choice.calls.isEmpty ? "" : nil))
      }
    }
    return events.map(event)
  }

  func events(ofStep number: Int, choice index: Int) -> [[UInt8]] {
    guard reply.choices.indices.contains(index), tokenEvents.indices.contains(index) else { return [] }
    let choice = reply.choices[index]
    guard choice.calls.isEmpty else { return [callEvent(choice, step: number, index: index)] }
    guard choice.pieces.indices.contains(number) else { return [] }
    guard let likelihoods else { return [tokenEvents[index].bytes(choice.pieces[number])] }
    var delta = ChatCompletionChunk.Choice(index: index, content: choice.pieces[number])
    delta.logprobs = likelihoods.json(of: choice, number: index, steps: number..<number + 1)
    return [event(chatEvent(delta))]
  }

  // A call begins with its name, without arguments; these follow in pieces that have only their place.
  private func callEvent(_ choice: Reply.Choice, step: Int, index: Int) -> [UInt8] {
    var delta = ChatCompletionChunk.Choice(index: index)
    var first = 0
    for (place, call) in choice.calls.enumerated() {
      let number = step - first
      first += call.pieces.count + 1
      guard number <= call.pieces.count else { continue }
      let head = ToolCall(id: call.id, name: call.name, arguments: "")
      let piece: JSON = ["arguments": .string(number > 0 ? call.pieces[number - 1] : "")]
      if isDeprecatedForm {
        delta.functionCall = number == 0 ? head.function : piece
      } else {
        var object: JSONObject = ["index": .int(place)]
        for member in number == 0 ? head.json.object?.members ?? [] : [] {
          object.append(member.name, member.value)
        }
        if number > 0 { object.append("function", piece) }
        delta.toolCalls = [.object(object)]
      }
      break
    }
    return event(chatEvent(delta))
  }

  private func chatChoice(_ index: Int, _ choice: Reply.Choice) -> ChatCompletion.Choice {
    let hasCalls = !choice.calls.isEmpty
    var answer = ChatCompletion.Choice(
      index: index, content: hasCalls ? nil : choice.text, finishReason: choice.finishReason)
    answer.logprobs = likelihoods?.json(of: choice, number: index, steps: choice.pieces.indices)
    if hasCalls, isDeprecatedForm {
      answer.functionCall = choice.calls.first?.call.function
    } else if hasCalls {
      answer.toolCalls = .array(choice.calls.map(\.call.json))
    }
    return answer
  }

  /// The events that end the answers, the usage, and the end.
  func closing() -> [[UInt8]] {
    var events = reply.choices.enumerated().map { index, choice in
      event(
        isChat
          ? chatEvent(ChatCompletionChunk.Choice(index: index, finishReason: choice.finishReason))
          : textEvent(Completion.Choice(index: index, text: "", finishReason: choice.finishReason)))
    }
    if tellsUsage {
      events.append(event(isChat ? chatEvent(nil, usage: reply.usage) : textEvent(nil, usage: reply.usage)))
    }
    events.append(ServerSentEvent.done.bytes)
    return events
  }

  // The event of one token of an answer, but for the token's text.
  private func tokenEvent(choice index: Int) -> TokenEvent {
    isChat
      ? TokenEvent(event(chatEvent(ChatCompletionChunk.Choice(index: index, content: ""))), member: "content")
      : TokenEvent(
        event(textEvent(Completion.Choice(index: index, text: "", finishReason: nil))), member: "text")
  }

  private func chatEvent(_ choice: ChatCompletionChunk.Choice?, usage: Usage? = nil) -> JSON {
    ChatCompletionChunk(
      id: reply.id, created: reply.created, model: reply.model, choices: choice.map { [$0] } ?? [],
      usage: usage, systemFingerprint: reply.systemFingerprint
    ).json(dialect, tellsUsage: tellsUsage)
  }

  private func textEvent(_ choice: Completion.Choice?, usage: Usage? = nil) -> JSON {
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
