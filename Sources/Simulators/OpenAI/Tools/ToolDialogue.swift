import OpenAI

/// What a conversation says, as far as it matters for the next call of a function.
struct ToolDialogue: Sendable {
  /// A call that was made, and what came of it.
  struct Done: Sendable {
    let name: String
    let arguments: JSON
    /// The text of the result; nil while there is none.
    var result: String?
  }

  /// The last thing the user said.
  let question: String
  /// What the user said before.
  let earlierQuestion: String?
  let instructions: String
  /// The calls since the user spoke.
  let done: [Done]
  /// The calls before that.
  let earlier: [Done]

  init(_ messages: [ChatMessage]) {
    let last = messages.lastIndex { $0.role == .user }
    question = last.map { messages[$0].text } ?? ""
    let before = messages[..<(last ?? messages.startIndex)]
    earlierQuestion = before.last { $0.role == .user }?.text
    instructions = messages.filter { $0.role == .system || $0.role == .developer }.map(\.text).joined(
      separator: "\n")
    earlier = Self.calls(in: before)
    done = Self.calls(in: messages[(last ?? messages.startIndex)...])
  }

  private static func calls(in messages: ArraySlice<ChatMessage>) -> [Done] {
    var calls: [(id: String, call: Done)] = []
    for message in messages {
      for call in message.calls {
        let arguments = (try? JSON(parsing: call.arguments)) ?? .string(call.arguments)
        calls.append((call.id, Done(name: call.name, arguments: arguments)))
      }
      let answered: Int? =
        switch message.role {
        case .tool: calls.lastIndex { $0.id == message.toolCallID && $0.call.result == nil }
        case .function: calls.lastIndex { $0.call.name == message.name && $0.call.result == nil }
        default: nil
        }
      if let answered { calls[answered].call.result = message.text }
    }
    return calls.map(\.call)
  }
}
