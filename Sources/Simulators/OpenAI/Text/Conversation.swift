import OpenAI

/// What a request says, as the simulated model reads it.
struct Conversation {
  /// The last thing the user said.
  let question: String
  /// What the application told the model to be.
  let instructions: String
  /// Whether the answer must be a JSON object, and its schema if one was given.
  let format: Format
  /// Tells this conversation from others: the same words in the same roles have the same fingerprint.
  let fingerprint: UInt64

  enum Format {
    case text
    case json(schema: JSON?)
  }

  init(_ request: ChatCompletionRequest) {
    question = request.messages.last { $0.role == .user }?.text ?? ""
    instructions = request.messages.filter { $0.role == .system || $0.role == .developer }.map(\.text)
      .joined(separator: "\n")
    format =
      switch request.responseFormat?["type"]?.string {
      case "json_object": .json(schema: nil)
      case "json_schema": .json(schema: request.responseFormat?["json_schema"]?["schema"])
      default: .text
      }
    fingerprint = Self.fingerprint(request.body["messages"] ?? .null)
  }

  /// A text to go on from.
  init(prompt: String) {
    question = prompt
    instructions = ""
    format = .text
    fingerprint = Self.fingerprint(.string(prompt))
  }

  // FNV-1a: the standard library's hashes differ from run to run.
  private static func fingerprint(_ json: JSON) -> UInt64 {
    json.bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
  }
}
