import OpenAI

/// What a request says, as the simulated model reads it.
struct Conversation {
  /// The last thing the user said.
  let question: String
  /// What the application told the model to be.
  let instructions: String
  /// What the answer's text must be.
  let format: AnswerFormat
  /// The messages; empty for a text to go on from.
  let messages: [ChatMessage]
  /// The functions on offer, if there are any; after results of some that are offered no more, an offer of none.
  let tools: ToolOffer?
  /// Tells this conversation from others: the same words in the same roles have the same fingerprint.
  let fingerprint: UInt64

  init(_ request: ChatCompletionRequest) {
    self.init(
      request.messages, request.format, request.tools, Self.fingerprint(request.body["messages"] ?? .null))
  }

  /// What is said in a turn and was said in the turns before.
  init(_ turn: ResponseTurn) {
    let messages = turn.messages
    self.init(
      messages, turn.request.format, turn.request.tools, Self.fingerprint(.array(messages.map(\.json))))
  }

  private init(
    _ messages: [ChatMessage], _ format: AnswerFormat, _ tools: ToolOffer?, _ fingerprint: UInt64
  ) {
    self.messages = messages
    let hasResults = messages.last.map { $0.role == .tool || $0.role == .function } == true
    self.tools = tools ?? (hasResults ? ToolOffer([], choice: .none) : nil)
    question = messages.last { $0.role == .user }?.text ?? ""
    instructions = messages.filter { $0.role == .system || $0.role == .developer }.map(\.text)
      .joined(separator: "\n")
    self.format = format
    self.fingerprint = fingerprint
  }

  /// A text to go on from.
  init(prompt: String) {
    question = prompt
    instructions = ""
    messages = []
    tools = nil
    format = .text
    fingerprint = Self.fingerprint(.string(prompt))
  }

  // FNV-1a: the standard library's hashes differ from run to run.
  private static func fingerprint(_ json: JSON) -> UInt64 {
    json.bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
  }
}
